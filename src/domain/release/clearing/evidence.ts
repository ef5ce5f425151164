import { type Around, type Gate, gatesOf } from '../../gates/index.ts';
import type { Release } from '../release.ts';
import type { ChecksSeen, GateEvidence, SeenAgain } from '../rollout/rollout-parts.ts';

/** What every check of a release sees now for `who` would deploy it (a user id), to be kept with the decision. */
export const evidenceOf = (release: Release, world: Around, who: string): ChecksSeen => ({
  at: world.now,
  seen: seenBy(gatesOf(release, world, who)),
});

/** Of what checks see now, what is another than what was kept last. A rollout of many steps keeps each check once, and again where it changed. */
export function changedSince(kept: ChecksSeen | undefined, gates: Gate[]): Pick<SeenAgain, 'changed' | 'gone'> {
  const before = new Map(lastSeen(kept).map((s) => [s.gate, s]));
  const seen = seenBy(gates);
  const gone = [...before.keys()].filter((gate) => !seen.some((s) => s.gate === gate));
  return {
    changed: seen.filter((s) => !isSame(s, before.get(s.gate))),
    ...(gone.length > 0 && { gone }),
  };
}

/** What every check saw the last time that they were asked. */
export function lastSeen({ seen, again = [] }: Pick<ChecksSeen, 'seen' | 'again'> = { seen: [] }): GateEvidence[] {
  return again.reduce((before, { changed, gone = [] }) => {
    const of = (gate: string) => changed.find((s) => s.gate === gate);
    const stay = before.filter((s) => !gone.includes(s.gate)).map((s) => of(s.gate) ?? s);
    return [...stay, ...changed.filter((s) => !before.some((b) => b.gate === s.gate))];
  }, seen);
}

/** The evidence of a run after its checks were asked once more; of one that began before any was kept, all that is known of it. */
export const withSeen = (kept: ChecksSeen | undefined, again: SeenAgain): ChecksSeen => ({
  ...(kept ?? { at: again.at, seen: [] }),
  again: [...(kept?.again ?? []), again],
});

const seenBy = (gates: Gate[]): GateEvidence[] =>
  gates.map(({ id, open, saw, proofs = [] }) => ({ gate: id, open, saw, ...(proofs.length > 0 && { proofs }) }));

/** Both are plain JSON, made in one place. */
const isSame = (a: GateEvidence, b: GateEvidence | undefined) => JSON.stringify(a) === JSON.stringify(b);
