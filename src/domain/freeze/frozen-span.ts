import type { Span } from '../../time/recurrence.ts';
import type { Scope } from '../company/changes.ts';
import type { InFlight } from '../company/freezes.ts';
import { fewListed } from '../few.ts';
import { at, type Phrase, say, users } from '../phrase.ts';

/** A stretch of time in which something is frozen, whatever declared it. `closed`: it lies outside the deploy windows of its scope. */
export type FrozenSpan = Span & {
  name: string;
  why: string;
  scope: Scope;
  id?: string;
  soft?: true;
  inFlight?: InFlight;
  closed?: true;
  /** an emergency stop, and who gave it */
  stop?: true;
  by?: string;
  /** `recurring`: one that comes again by the manifests, under the id that it is announced by */
  status?: 'declared' | 'lifted' | 'ended' | 'recurring';
};

/** What a pass names: a freeze somebody declared by its id, one that comes again by its name. */
export const keyOf = ({ id, status, closed, name }: FrozenSpan) =>
  id === undefined || status === 'recurring' ? `${closed ? 'closed' : 'recurring'}/${name}` : id;

/** Every emergency stop has the same name; its scope and who gave it tell it from others. */
export const STOP_NAME = 'Emergency stop';

/** The first word of what is said of one. */
export const frozenWord = ({ stop, soft }: Pick<FrozenSpan, 'stop' | 'soft'>) =>
  stop ? STOP_NAME : soft ? 'Softly frozen' : 'Frozen';

/** In a sentence: "the freeze “sale”", "the emergency stop by @sam". */
export const frozenBy = (
  { name, stop, by }: Pick<FrozenSpan, 'name' | 'stop' | 'by'>,
  the: 'the' | 'The' = 'the',
): Phrase => (stop ? say`${the} emergency stop${by ? say` by ${users([by])}` : []}` : say`${the} freeze “${name}”`);

/** The same of one that is known by its name alone, where those that are declared tell more. */
export const frozenByName = (
  name: string,
  declared: readonly Pick<FrozenSpan, 'name' | 'stop' | 'by'>[],
  the?: 'The',
): Phrase =>
  frozenBy(declared.find((f) => f.name === name) ?? { name, ...(name === STOP_NAME && { stop: true }) }, the);

/** Of what it holds now: "frozen by Black Friday until Monday 08:00 (sales)" */
export function frozenWords(f: FrozenSpan): Phrase {
  if (f.stop) return say`emergency stop${f.by ? say` by ${users([f.by])}` : say``} until ${at(f.until)} (${f.why})`;
  if (f.closed) return say`outside ${f.name} until ${at(f.until)} (${f.why})`;
  const by = f.name === f.why ? '' : ` by ${f.name}`;
  return say`${f.soft ? 'softly frozen' : 'frozen'}${by} until ${at(f.until)} (${f.why})`;
}

/** Of a window that it covers: "freeze “Black Friday” covers it until Monday 08:00 (sales)" */
export function coversWords(f: FrozenSpan): Phrase {
  if (f.closed) return say`outside ${f.name}, from ${at(f.from)} to ${at(f.until)} (${f.why})`;
  const until = say`covers it until ${at(f.until)}${whyAfterName(f)}`;
  return f.soft
    ? say`the soft freeze “${f.name}” ${until}: the deploy will ask for a reason`
    : say`freeze “${f.name}” ${until}`;
}

/** Each of several, the first three in words. */
export const eachFrozen = (all: readonly FrozenSpan[]): Phrase => fewListed(all.map(frozenWords), 3);

/** Its reason, after its name: one without a name of its own is called by its reason, which is said once. */
export const whyAfterName = ({ name, why }: { name: string; why: string }) => (name === why ? '' : ` (${why})`);
