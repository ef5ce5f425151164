import { type Phrase, say } from '../../phrase.ts';
import { type EvidenceVerdict, PROOFS_KEPT, type Proof, worstOf } from '../verdict.ts';
import type { ItemWeighed } from './subject.ts';

const NAMED = 6;

/** All that a gate asks for as one verdict: of what is not good, the worst is said first. */
export function verdictOf(parts: readonly ItemWeighed[], proofs: readonly Proof[]): EvidenceVerdict {
  const stands = worstOf(parts.map((p) => p.stands));
  const told = (['bad', 'missing', 'running'] as const).flatMap((s) => parts.filter((p) => p.stands === s));
  const said = stands === 'good' ? parts : told;
  const more = said.length - NAMED;
  const closes = parts.flatMap((p) => p.closes ?? []).sort()[0];
  return {
    stands,
    saw: [...together(said.slice(0, NAMED)), ...(more > 0 ? say` and ${more} more` : [])],
    ...(stands === 'good' && closes && { closes }),
    proofs: proofs.slice(0, PROOFS_KEPT),
  };
}

/** In one line; what several in a row are of is said of the first. */
const together = (parts: readonly ItemWeighed[]): Phrase =>
  parts.flatMap(({ of, said }, n): Phrase => {
    const own = of === undefined || of === parts[n - 1]?.of ? '' : `${of}: `;
    return say`${n === 0 ? '' : '; '}${own}${typeof said === 'string' ? said : [...said]}`;
  });
