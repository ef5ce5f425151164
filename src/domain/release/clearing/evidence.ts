import { type Around, gatesOf } from '../../gates/index.ts';
import type { GateEvidence, Release } from '../release.ts';

/** What every check of a release sees now, to be kept with the decision. */
export const evidenceOf = (release: Release, world: Around): { at: string; seen: GateEvidence[] } => ({
  at: world.now,
  seen: gatesOf(release, world).map(({ id, open, saw, proofs = [] }) => ({
    gate: id,
    open,
    saw,
    ...(proofs.length > 0 && { proofs }),
  })),
});
