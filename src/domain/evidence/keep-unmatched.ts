import { oldestFirst } from '../../time/in-order.ts';
import { command } from '../deciding/command.ts';
import { type Decision, moot } from '../deciding/decision.ts';
import { one } from '../deciding/reads.ts';
import { leastSaying } from '../incident/incident.ts';
import type { Phrase } from '../phrase.ts';
import { evidenceUnmatched } from './facts/evidence-unmatched.ts';
import { unmatchedSettled } from './facts/unmatched-settled.ts';
import { allUnmatched, bare, isThing, KEPT, KEPT_OF_ONE, type Kept, type Unmatched, unmatched } from './unmatched.ts';

/**
 * From us: a system told something of which nobody can tell of which service it is, or where. `unmatched`: a mark of what was told, so that it is kept
 * once; of a deployment or an incident, a mark of that, whatever is told of it.
 */
export type KeepUnmatched = {
  type: 'KeepUnmatched';
  unmatched: string;
  source: string;
  told: Kept;
  why: Phrase;
};

export const keepUnmatched = command<KeepUnmatched>()({
  reads: ({ unmatched: id }) => ({ known: one(unmatched, id), all: allUnmatched }),
  decide({ known, all, now, actor }, { unmatched: id, source, told: said, why }): Decision {
    const told = dated(said, now);
    // What was dropped because there was too much does not come back by what is told of it later; a check's next result is another.
    if (known?.settled && isThing(told)) return moot('it is kept already');
    const before = known && !known.settled ? [...(known.earlier ?? []), known.told] : [];
    if (before.some((b) => isSame(b, told))) return moot('it is kept already');
    const rest = mostOf(oldestFirst([...before, told], timeOf));
    if (!rest.includes(told)) return moot('what was told after it says as much');
    const last = rest.pop() ?? told;
    return {
      facts: [
        evidenceUnmatched.of(id, {
          source,
          at: now,
          text: { told: last, ...(rest.length > 0 && { earlier: rest }), why },
        }),
        ...(before.length > 0 ? [] : tooMany(all, told)).map((o) => unmatchedSettled.of(o.id, { by: actor.id })),
      ],
    };
  },
});

/** How often something opened is what is kept longest of it. */
function mostOf(all: readonly Kept[]): Kept[] {
  if (all.length <= KEPT_OF_ONE) return [...all];
  const things = all.flatMap((one) => ('state' in one && isThing(one) ? [one] : []));
  const dropped = things.length === all.length ? leastSaying(things) : all[0];
  return all.filter((one) => one !== dropped);
}

const timeOf = (told: Kept) => ('at' in told ? (told.at ?? '') : '');

/** When it is placed, it still became so when it was heard. */
const dated = (told: Kept, now: string): Kept => (timeOf(told) === '' ? { ...told, at: now } : told);

const isSame = (a: Kept, b: Kept) =>
  isThing(a)
    ? 'state' in a && 'state' in b && a.state === b.state && timeOf(a) === timeOf(b)
    : JSON.stringify({ ...bare(a), at: undefined }) === JSON.stringify({ ...bare(b), at: undefined });

/** The oldest of what there is most of: previews that come and go push out no results. */
function tooMany(all: readonly Unmatched[], told: Kept): Unmatched[] {
  if (all.length < KEPT) return [];
  const kinds = Map.groupBy([...all, { told }], (u) => u.told.type);
  const most = [...kinds].sort(([, a], [, b]) => b.length - a.length)[0]?.[0];
  const those = all.filter((u) => u.told.type === most);
  return oldestFirst(those, (u) => u.at).slice(0, all.length + 1 - KEPT);
}
