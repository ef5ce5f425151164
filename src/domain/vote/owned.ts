import type { BuildsOf } from '../build/document.ts';
import type { Fact } from '../deciding/fact.ts';
import type { World } from '../deciding/world.ts';
import type { Environments } from '../environment/document.ts';
import { type Release, voteOf } from '../release/release.ts';
import { lostBetween } from './answering/following.ts';
import { contentOf } from './content.ts';
import type { Votes } from './document.ts';
import { ownerChanged } from './facts/owner-changed.ts';
import { reopened } from './reopening/reopened.ts';

/**
 * Another owns a release now: from here on their go doesn't clear it, whenever they gave it, and a rule that rested on it is asked again. What
 * has begun is not taken back. `release`: as it is now.
 */
export function ownedByAnother(release: Release, world: World & Votes & BuildsOf & Environments): Fact[] {
  const vote = world.votes[voteOf(release) ?? '-'];
  if (!vote || !['voting', 'rejected', 'approved'].includes(release.status)) return [];
  const changed = ownerChanged.of(vote.id, { by: release.owner, at: world.now });
  // Nothing rests on it while a no-go holds it; once that is lifted, what is left of the answers counts.
  if (release.status === 'rejected') return [changed];
  const after = ownerChanged.evolve(vote, changed);
  const roles = lostBetween(vote, after);
  if (roles.length === 0) return [changed];
  const content = after.content ?? contentOf(release, world);
  return [
    changed,
    ...reopened(release, after, content, { parts: [], roles, because: 'owner' }, world, { was: release.status }),
  ];
}
