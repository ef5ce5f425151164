import type { DomainFact, World } from './decision.ts';
import type { Due } from './intents.ts';
import { ofRelease } from './release/consequences.ts';
import { ofVote } from './vote/consequences.ts';
import type { VoteFact } from './vote/facts.ts';

/** What a fact leads to outside. `world` is the world after the fact. */
export function consequencesOf(fact: DomainFact, world: World): Due[] {
  if (fact.stream.startsWith('release/') && 'release' in fact && fact.type !== 'VoteOpened') {
    const release = world.releases[fact.release];
    return release ? ofRelease(fact, release, world) : [];
  }
  if ('vote' in fact && fact.stream.startsWith('vote/')) {
    const vote = world.votes[fact.vote];
    return vote ? ofVote(fact as VoteFact, vote, world) : [];
  }
  return [];
}
