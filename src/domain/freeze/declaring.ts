import type { Decision } from '../deciding/decision.ts';
import { count } from '../deciding/reads.ts';
import type { World } from '../deciding/world.ts';
import { type OpenReleases, openOnes } from '../release/document.ts';
import { currentOnes } from './document.ts';
import { freezeDeclared } from './facts/freeze-declared.ts';
import { pausedBy } from './pausing.ts';
import { type FreezeTerms, termsTold } from './terms.ts';

/** What declaring a freeze reads. */
export const BESIDE = { declared: count('freeze'), freezes: currentOnes, openReleases: openOnes };

/** A freeze with the next number, and what it pauses. */
export function declared(
  world: World & OpenReleases & { declared: number },
  { stop, ...terms }: FreezeTerms & { stop?: true },
): Decision {
  const value = world.declared + 1;
  const fact = freezeDeclared.of(`F-${value}`, { by: world.actor.id, ...termsTold(terms), ...(stop && { stop }) });
  return {
    facts: [fact, ...pausedBy(freezeDeclared.evolve(undefined, fact), world)],
    counter: { name: 'freeze', value },
  };
}
