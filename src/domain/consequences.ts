import { ofBuild, ofLive } from './build/consequences.ts';
import type { DomainFact, World } from './decision.ts';
import { ofFreeze } from './freeze/consequences.ts';
import type { FreezeFact } from './freeze/facts.ts';
import type { Due } from './intents.ts';
import { ofTemplate } from './template/consequences.ts';
import { ofTrain } from './train/consequences.ts';
import { ofVote } from './vote/consequences.ts';
import type { VoteFact } from './vote/facts.ts';

/** What a fact leads to outside. `world` is the world after the fact. */
export function consequencesOf(fact: DomainFact, world: World): Due[] {
  if (fact.type === 'BuildRegistered') return ofBuild(fact, world);
  if (fact.type === 'VersionWentLive') return ofLive(fact, world);
  if (fact.type === 'TemplateRevoked') return ofTemplate(fact, world);
  if ('vote' in fact && fact.stream.startsWith('vote/')) {
    const vote = world.votes[fact.vote];
    return vote ? ofVote(fact as VoteFact, vote, world) : [];
  }
  if ('train' in fact) return ofTrain(fact, world);
  if ('freeze' in fact && fact.stream.startsWith('freeze/')) {
    const freeze = world.freezes.find((f) => f.id === fact.freeze);
    return freeze ? ofFreeze(fact as FreezeFact, freeze, world) : [];
  }
  return [];
}
