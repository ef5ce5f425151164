import type { Right } from '../company/roles.ts';
import { command } from '../deciding/command.ts';
import { type Decision, moot, type Refusal } from '../deciding/decision.ts';
import type { World } from '../deciding/world.ts';
import { forbidden } from '../people/may.ts';
import { say } from '../phrase.ts';
import { openOnes } from '../release/document.ts';
import { current, noFreeze } from './current.ts';
import { currentOnes, type Freezes } from './document.ts';
import { freezeChanged } from './facts/freeze-changed.ts';
import type { Freeze } from './freeze.ts';
import { pausedBy, pauses } from './pausing.ts';
import { type FreezeTerms, termsFault, termsTold } from './terms.ts';
import { filledOf, termsShown } from './terms-shown.ts';

/** Other terms for a freeze that is not over; one that has begun keeps its beginning. */
export type ChangeFreeze = FreezeTerms & { type: 'ChangeFreeze'; freeze: string };

const TAKES: Right = { action: 'freeze' };

export const changeFreeze = command<ChangeFreeze>()({
  takes: TAKES,
  reads: () => ({ freezes: currentOnes, openReleases: openOnes }),
  shows({ freezes }, { freeze: id }) {
    const freeze = freezes.find((f) => f.id === id);
    return freeze ? termsShown(filledOf(freeze)) : {};
  },
  decide(world, { type: _, freeze: id, ...terms }): Decision {
    const freeze = changeable(id, world);
    if ('refused' in freeze) return freeze;
    const kept = freeze.from <= world.now ? { ...terms, from: freeze.from } : terms;
    const bad = termsFault(kept, world, id);
    if (bad) return bad;
    const { scope, from, until } = freeze;
    const changed = freezeChanged.of(id, {
      by: world.actor.id,
      ...termsTold(kept),
      was: {
        scope,
        from,
        until,
        ...(freeze.soft && { soft: true }),
        ...(freeze.inFlight && { inFlight: freeze.inFlight }),
      },
    });
    const after = freezeChanged.evolve(freeze, changed);
    if (JSON.stringify(after) === JSON.stringify(freeze)) return moot('nothing of it changed');
    // What it paused before is not paused a second time: somebody let it go on.
    const openReleases = world.openReleases.filter((r) => !pauses(freeze, r, world.now));
    return { facts: [changed, ...pausedBy(after, { ...world, openReleases })] };
  },
});

/** The freeze whose terms the actor may change; or what is refused, whatever they would be. */
export function changeable(id: string, world: World & Freezes): Freeze | Refusal {
  const no = forbidden(world, TAKES, say`change a freeze`);
  return no ?? current(world.freezes.find((f) => f.id === id)) ?? noFreeze;
}
