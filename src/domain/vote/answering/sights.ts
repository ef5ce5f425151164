import type { World } from '../../deciding/world.ts';
import { EVIDENCE_GATES, type EvidenceGate } from '../../evidence/verdict.ts';
import { seenOf } from '../../gates/evidence.ts';
import type { Phrase } from '../../phrase.ts';
import type { Release } from '../../release/release.ts';

/** What the checks that rest on evidence said when somebody answered. */
export type Sights = { gate: EvidenceGate; open: boolean; saw: Phrase }[];

/** What is seen of a release now, where its policy asks for evidence. */
export const sightsOf = (release: Release, world: Pick<World, 'company' | 'now'>): Sights =>
  EVIDENCE_GATES.flatMap((gate) => {
    const sight = seenOf(gate, release, world);
    return sight ? [{ gate, open: sight.open, saw: sight.saw }] : [];
  });

/** Where a vote keeps it: many see the same, which is kept once. */
export function placeOf({ sights = [] }: { sights?: Sights[] }, now: Sights): { n: number; isNew: boolean } {
  const as = JSON.stringify(now);
  const known = sights.findIndex((s) => JSON.stringify(s) === as);
  return known < 0 ? { n: sights.length, isNew: true } : { n: known, isNew: false };
}
