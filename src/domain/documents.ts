import { type Builds, evolveBuilds } from './build/build.ts';
import type { DomainFact, Reads, World } from './decision.ts';
import type { Delegation } from './delegation/delegation.ts';
import { evolveEnvironment, type LiveVersions } from './environment/environment.ts';
import { evolveFeed, type Feed } from './feed/feed.ts';
import { evolveFreeze } from './freeze/facts.ts';
import type { Freeze } from './freeze/freeze.ts';
import { unreachable } from './phrase.ts';
import { evolveTemplate, type RevokedTemplate } from './template/template.ts';
import { evolveTrain, type TrainState } from './train/train.ts';
import { evolveVote } from './vote/facts.ts';
import type { Vote } from './vote/vote.ts';

/** A document of the domain under its key. */
export type DomainDoc =
  | { kind: 'vote'; value: Vote }
  | { kind: 'freeze'; value: Freeze }
  | { kind: 'train'; value: TrainState }
  | { kind: 'feed'; value: Feed }
  | { kind: 'delegation'; value: Delegation }
  | { kind: 'template'; value: RevokedTemplate }
  | { kind: 'build'; value: Builds }
  | { kind: 'environment'; value: LiveVersions };

/** The votes of a month in which a person answered; `instant` is UTC ISO. */
export const ballotsOf = (user: string, instant: string) => `ballots/${user}/${instant.slice(0, 7)}`;

/** All that is open, and what stands in its way. */
export const EVERYTHING_OPEN: Reads = {
  docs: [],
  lists: [
    'releases/open',
    'votes/open',
    'freezes/current',
    'environments/all',
    'delegations/all',
    'releases/to-review',
  ],
};

/** What the content of a release is made of, beside the release: what was built, and what of it runs already. */
export const MADE_OF = ['builds/all', 'environments/all'];

/** What App Home shows one person: all that is open, and what they answered this month and last. */
export function homeOf(user: string, now: string): Reads {
  const lastMonth = new Date(Date.parse(now) - 31 * 86_400_000).toISOString();
  return {
    docs: [],
    lists: [...new Set([...EVERYTHING_OPEN.lists, ballotsOf(user, now), ballotsOf(user, lastMonth)])],
  };
}

/** The list of all votes on a release. */
export const votesOf = (release: string) => `votes/${release}`;

/** Folds a fact into the world; the changed document is returned beside it. */
export function evolve(world: World, fact: DomainFact): { world: World; key: string; doc: DomainDoc } {
  const key = fact.stream;
  switch (fact.type) {
    case 'VersionWentLive':
    case 'DeployEnded': {
      const value = evolveEnvironment(world.environments[fact.environment], fact);
      return {
        world: { ...world, environments: { ...world.environments, [fact.environment]: value } },
        key,
        doc: { kind: 'environment', value },
      };
    }
    case 'BuildRegistered': {
      const value = evolveBuilds(world.builds[fact.service], fact);
      return {
        world: { ...world, builds: { ...world.builds, [fact.service]: value } },
        key,
        doc: { kind: 'build', value },
      };
    }
    case 'VoteOpened':
    case 'BallotCast':
    case 'VotersReminded':
    case 'VotersAsked':
    case 'VoteEscalated':
    case 'VoteContentChanged':
    case 'VetoLifted':
    case 'ObjectionRaised':
    case 'VoteClosed': {
      const value = evolveVote(world.votes[fact.vote], fact);
      return { world: { ...world, votes: { ...world.votes, [fact.vote]: value } }, key, doc: { kind: 'vote', value } };
    }
    case 'TemplateRevoked': {
      const value = evolveTemplate(fact);
      return {
        world: { ...world, templates: { ...world.templates, [fact.template]: value } },
        key,
        doc: { kind: 'template', value },
      };
    }
    case 'FeedOpened':
    case 'FeedRevoked': {
      const value = evolveFeed(
        world.feeds.find((f) => f.id === fact.feed),
        fact,
      );
      return {
        world: { ...world, feeds: [...world.feeds.filter((f) => f.id !== fact.feed), value] },
        key,
        doc: { kind: 'feed', value },
      };
    }
    case 'TrainOpened':
    case 'TrainDidNotRun':
    case 'TrainSkipped':
    case 'TrainHeld':
    case 'TrainResumed':
    case 'RequestWaits': {
      const value = evolveTrain(world.trains[fact.train], fact);
      return {
        world: { ...world, trains: { ...world.trains, [fact.train]: value } },
        key,
        doc: { kind: 'train', value },
      };
    }
    case 'FreezeDeclared':
    case 'FreezeChanged':
    case 'FreezeCame':
    case 'FreezeWent':
    case 'FreezeBegan':
    case 'FreezeExtended':
    case 'FreezeEnding':
    case 'FreezeLifted':
    case 'FreezeEnded': {
      const value = evolveFreeze(
        world.freezes.find((f) => f.id === fact.freeze),
        fact,
      );
      return {
        world: { ...world, freezes: [...world.freezes.filter((f) => f.id !== fact.freeze), value] },
        key,
        doc: { kind: 'freeze', value },
      };
    }
    default:
      return unreachable(fact);
  }
}
