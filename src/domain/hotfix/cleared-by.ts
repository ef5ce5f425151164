import { isRefusal, isRefusedAs, type Refusal } from '../deciding/decision.ts';
import { holdersOf } from '../people/may.ts';
import { say, users } from '../phrase.ts';
import type { Release } from '../release/release.ts';
import { opened } from '../vote/opening/opening.ts';
import { termsFor } from '../vote/terms-for.ts';
import { mayBeAlone, pushedAlone } from './alone.ts';

type Around = Parameters<typeof opened>[3];

/**
 * What lets a hotfix go: its vote, or its author alone (`alone`), where a policy lets them, or where nobody could approve it and they may override checks. At
 * night nobody mends the roles first.
 */
export function clearedBy(release: Release, alone: boolean, world: Around) {
  const voted = votedOn(release, world);
  const nobody = isRefusal(voted) && isRefusedAs(voted, 'too-few-voters');
  const able = holdersOf(world, 'override', 'deploy');
  if (alone) {
    const allowed = mayBeAlone(release, world) || (nobody && able.includes(world.actor.id));
    return pushedAlone(release, release.why, world, allowed);
  }
  return nobody && able.length > 0 ? orAlone(voted, able, world) : voted;
}

/** Its vote is open in the same moment: nothing in between can be lost. */
function votedOn(release: Release, world: Around) {
  const terms = termsFor(release, world);
  return isRefusal(terms) ? terms : opened(release, terms.policy, terms, world);
}

function orAlone({ remedy = [], ...refusal }: Refusal, able: string[], { actor }: Around): Refusal {
  const who = able.includes(actor.id) ? say`you` : users(able.slice(0, 5));
  return {
    ...refusal,
    remedy: say`${remedy} Or ${who} can send it without votes: \`/release hotfix … alone because …\``,
  };
}
