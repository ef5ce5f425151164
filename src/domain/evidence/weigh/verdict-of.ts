import { say } from '../../phrase.ts';
import { type EvidenceVerdict, PROOFS_KEPT, type Proof, worstOf } from '../verdict.ts';
import type { ItemWeighed } from './subject.ts';

const NAMED = 6;

/** All that a gate asks for as one verdict: of what is not good, the worst is said first. */
export function verdictOf(parts: readonly ItemWeighed[], proofs: readonly Proof[]): EvidenceVerdict {
  const stands = worstOf(parts.map((p) => p.stands));
  const told = (['bad', 'missing', 'running'] as const).flatMap((s) => parts.filter((p) => p.stands === s));
  const said = (stands === 'good' ? parts : told).map((p) => p.said);
  const more = said.length - NAMED;
  const closes = parts.flatMap((p) => p.closes ?? []).sort()[0];
  return {
    stands,
    saw: say`${said.slice(0, NAMED).join('; ')}${more > 0 ? ` and ${more} more` : ''}`,
    ...(stands === 'good' && closes && { closes }),
    proofs: proofs.slice(0, PROOFS_KEPT),
  };
}
