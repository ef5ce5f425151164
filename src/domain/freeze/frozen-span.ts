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
};

/** What a pass names: a freeze somebody declared by its id, one that comes again by its name. */
export const keyOf = (span: FrozenSpan) => span.id ?? `${span.closed ? 'closed' : 'recurring'}/${span.name}`;

/** "frozen by Black Friday until Monday 08:00 (sales)" */
export const frozenWords = (f: FrozenSpan): Phrase =>
  f.stop
    ? say`emergency stop${f.by ? say` by ${users([f.by])}` : say``} until ${at(f.until)} (${f.why})`
    : f.closed
      ? say`outside ${f.name} until ${at(f.until)} (${f.why})`
      : say`${f.soft ? 'softly frozen' : 'frozen'}${f.name === f.why ? '' : ` by ${f.name}`} until ${at(f.until)} (${f.why})`;

/** Each of several, the first three in words. */
export const eachFrozen = (all: readonly FrozenSpan[]): Phrase => fewListed(all.map(frozenWords), 3);

/** Its reason, after its name: one without a name of its own is called by its reason, which is said once. */
export const whyAfterName = ({ name, why }: { name: string; why: string }) => (name === why ? '' : ` (${why})`);
