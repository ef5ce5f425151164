import type { DomainFact, World } from './decision.ts';
import { evolveEnvironment, type LiveVersions } from './environment/environment.ts';
import { evolveFeed, type Feed, feedsOf } from './feed/feed.ts';
import { evolveFreeze } from './freeze/facts.ts';
import type { Freeze } from './freeze/freeze.ts';
import { evolveRelease } from './release/facts.ts';
import { isOver, type Release } from './release/release.ts';
import { evolveTrain, type TrainState } from './train/train.ts';
import { evolveVote } from './vote/facts.ts';
import type { Vote } from './vote/vote.ts';

/** A document of the domain under its key. */
export type DomainDoc =
  | { kind: 'release'; value: Release }
  | { kind: 'vote'; value: Vote }
  | { kind: 'freeze'; value: Freeze }
  | { kind: 'train'; value: TrainState }
  | { kind: 'feed'; value: Feed }
  | { kind: 'environment'; value: LiveVersions };

/** Releases of before there were kinds of change were all normal. */
export const upgraded = (release: Release): Release => (release.change ? release : { ...release, change: 'normal' });

/** The list of the releases that were over in a month; `instant` is UTC ISO. */
export const doneIn = (instant: string) => `releases/done-${instant.slice(0, 7)}`;

/** The lists a document is a member of. */
export function listsOf(doc: DomainDoc): string[] {
  switch (doc.kind) {
    case 'release':
      return isOver(doc.value) && 'at' in doc.value ? [doneIn(doc.value.at)] : ['releases/open'];
    case 'vote':
      return doc.value.status === 'open' ? ['votes/open'] : [];
    case 'freeze':
      return doc.value.status === 'declared' ? ['freezes/current'] : [];
    case 'train':
      return ['trains/all'];
    case 'feed':
      return doc.value.revoked ? [] : [feedsOf(doc.value.by)];
    case 'environment':
      return ['environments/all'];
  }
}

/** Folds a fact into the world; the changed document is returned beside it. */
export function evolve(world: World, fact: DomainFact): { world: World; key: string; doc: DomainDoc } {
  const key = fact.stream;
  switch (fact.type) {
    case 'VersionWentLive': {
      const value = evolveEnvironment(world.environments[fact.environment], fact);
      return {
        world: { ...world, environments: { ...world.environments, [fact.environment]: value } },
        key,
        doc: { kind: 'environment', value },
      };
    }
    case 'VoteOpened':
    case 'BallotCast':
    case 'VotersReminded':
    case 'VoteClosed': {
      const value = evolveVote(world.votes[fact.vote], fact);
      return { world: { ...world, votes: { ...world.votes, [fact.vote]: value } }, key, doc: { kind: 'vote', value } };
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
    default: {
      const value = evolveRelease(world.releases[fact.release], fact);
      const open = world.openReleases.filter((r) => r.id !== fact.release);
      return {
        world: {
          ...world,
          releases: { ...world.releases, [fact.release]: value },
          openReleases: isOver(value) ? open : [...open, value],
        },
        key,
        doc: { kind: 'release', value },
      };
    }
  }
}
