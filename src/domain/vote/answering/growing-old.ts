import { some } from '../../deciding/reads.ts';
import type { World } from '../../deciding/world.ts';
import type { Due } from '../../intents/intent.ts';
import { type Release, voteOf } from '../../release/release.ts';
import { type Votes, votes } from '../document.ts';
import { expiryTimer } from './expiry.ts';

/** The vote on a release, to look at how old its answers are. */
export const answersOn = (release: Release) => ({ votes: some(votes, [voteOf(release) ?? []].flat()) });

/** A release that was voted on goes on, or begins at another time: its answers may have grown too old meanwhile, or will before that. */
export function growingOld(release: Release, world: World & Votes): Due[] {
  const vote = world.votes[voteOf(release) ?? ''];
  return vote ? expiryTimer(vote, world) : [];
}
