import type { World } from '../../deciding/world.ts';
import { EVIDENCE_GATES, type EvidenceGate, isSameProof, type Proof } from '../../evidence/verdict.ts';
import { seenOf } from '../../gates/evidence.ts';
import type { Phrase } from '../../phrase.ts';
import type { Release } from '../../release/release.ts';

/** What a check that rests on evidence said when somebody answered. `rests`: on which of the vote's `proofs`, by their places; before form 6 nobody kept them. */
export type SightKept = { gate: EvidenceGate; open: boolean; saw: Phrase; rests?: number[] };
/** What all of them said at once. */
export type Sights = SightKept[];

/** The same as it is seen, with what it rests on. */
export type Seeing = Omit<SightKept, 'rests'> & { proofs: Proof[] };

/** What a vote keeps of it: each sight once, and each thing that they rest on once, since most of them stay while one comes anew. */
export type SightsKept = { sights?: Sights[]; proofs?: Proof[] };

/** What is seen of a release now, where its policy asks for evidence. */
export const sightsOf = (release: Release, world: Pick<World, 'company' | 'now'>): Seeing[] =>
  EVIDENCE_GATES.flatMap((gate) => {
    const sight = seenOf(gate, release, world);
    return sight ? [{ gate, open: sight.open, saw: sight.saw, proofs: sight.proofs ?? [] }] : [];
  });

/** What a sight of a vote rests on. */
export const proofsOf = ({ rests = [] }: Pick<SightKept, 'rests'>, { proofs = [] }: SightsKept): Proof[] =>
  rests.flatMap((place) => proofs[place] ?? []);

/** Where a vote keeps what is seen now, and what it does not keep yet: many see the same. */
export function placeOf(vote: SightsKept, now: readonly Seeing[]): { n: number; more?: SightsMore } {
  const { sights = [] } = vote;
  // What somebody saw last is what most see.
  const known = sights.findLastIndex((seen) => isSeen(seen, now, vote));
  return known < 0 ? { n: sights.length, more: moreOf(vote, now) } : { n: known };
}
/** A sight that is new, and those things among what it rests on that are. */
export type SightsMore = { saw: Sights; proofs?: Proof[] };

/** A vote's sights with another. */
export const withSights = (
  { sights = [], proofs: known = [] }: SightsKept,
  saw: Sights,
  proofs: readonly Proof[] = [],
): SightsKept => ({
  sights: [...sights, saw],
  ...(known.length + proofs.length > 0 && { proofs: [...known, ...proofs] }),
});

const isSeen = (seen: Sights, now: readonly Seeing[], { proofs: all = [] }: SightsKept) =>
  seen.length === now.length &&
  seen.every(({ gate, open, saw, rests = [] }, n) => {
    const other = now[n];
    return (
      other?.gate === gate &&
      other.open === open &&
      other.proofs.length === rests.length &&
      other.proofs.every((proof, i) => isSameProof(proof, all[rests[i] ?? -1])) &&
      JSON.stringify(other.saw) === JSON.stringify(saw)
    );
  });

function moreOf({ proofs: known = [] }: SightsKept, now: readonly Seeing[]): SightsMore {
  const proofs: Proof[] = [];
  const placed = (proof: Proof): number => {
    const there = known.findIndex((k) => isSameProof(k, proof));
    if (there >= 0) return there;
    const here = proofs.findIndex((k) => isSameProof(k, proof));
    return known.length + (here >= 0 ? here : proofs.push(proof) - 1);
  };
  const saw = now.map(({ proofs: on, ...seen }) => ({ ...seen, rests: on.map(placed) }));
  return { saw, ...(proofs.length > 0 && { proofs }) };
}
