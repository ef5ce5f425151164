import type { DomainFact, World } from './decision.ts';
import type { Due } from './intents.ts';
import { ofVote } from './vote/consequences.ts';
import type { VoteFact } from './vote/facts.ts';

/** What a fact leads to outside. `world` is the world after the fact. */
export function consequencesOf(fact: DomainFact, world: World): Due[] {
  if ('vote' in fact && fact.stream.startsWith('vote/')) {
    const vote = world.votes[fact.vote];
    return vote ? ofVote(fact as VoteFact, vote, world) : [];
  }
  return [];
}
