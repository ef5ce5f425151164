import { deadlineTimers } from '../deadline/consequences.ts';
import type { World } from '../decision.ts';
import { type Due, dueAt } from '../intents.ts';
import { say, unreachable, users } from '../phrase.ts';
import { around } from './around.ts';
import { lapsedWords } from './clearance.ts';
import { ofPeople } from './consequences-people.ts';
import { ofRollout } from './consequences-rollout.ts';
import type { ReleaseFact } from './facts.ts';
import { itemsOf, nameOf, type Release } from './release.ts';

/** What a release's fact leads to: its headline, audiences, whose turn it is, and what is due later. */
export function ofRelease(fact: ReleaseFact, release: Release, world: World): Due[] {
  switch (fact.type) {
    case 'RolloutStarted':
    case 'StageStarted':
    case 'StageContinued':
    case 'StageProgressed':
    case 'StageSucceeded':
    case 'RolloutResumed':
    case 'StageFailed':
    case 'RolloutHeld':
    case 'RolloutPaused':
    case 'PauseRefused':
    case 'HoldEnded':
    case 'ReleaseCompleted':
    case 'ReleaseRolledBack':
      return ofRollout(fact, release, world);
    case 'ChecksOverridden':
    case 'HandOverOffered':
    case 'HandOverAccepted':
    case 'HandOverDeclined':
    case 'ReviewDue':
    case 'ReviewOverdue':
    case 'ReviewCompleted':
    case 'HelpAsked':
    case 'DeadlineMet':
    case 'DeadlineReminded':
    case 'DeadlinePassed':
    case 'PredecessorEnded':
    case 'ScopeRequested':
    case 'ScopeTaken':
    case 'ScopeDeferred':
    case 'ScopeDeclined':
    case 'FreezePassGranted':
    case 'FreezePassEnded':
    case 'UpdatePosted':
      return ofPeople(fact, release, world);
    default:
      return ofLife(fact, release, world);
  }
}

/** From the plan to the open window. */
function ofLife(
  fact: Extract<
    ReleaseFact,
    {
      type:
        | 'ReleasePlanned'
        | 'ReleaseEdited'
        | 'DocumentsChanged'
        | 'ReleaseCleared'
        | 'ReleaseVoteDropped'
        | 'ClearanceLapsed'
        | 'ReleaseMoved'
        | 'ReleaseVoteOpened'
        | 'ReleaseApproved'
        | 'ReleaseRejected'
        | 'ReleaseWindowOpened'
        | 'ReleaseCancelled';
    }
  >,
  release: Release,
  world: World,
): Due[] {
  const { due, id, owner, start, headline, crew, told, cause } = around(fact, release, world);
  switch (fact.type) {
    case 'ReleasePlanned':
      return [
        due.headline(id),
        ...due.posts('planned', cause, told),
        ...due.myTurn([owner], fact.train ? cause : undefined, { morning: true }),
        ...deadlineTimers(release, world),
      ];
    case 'DocumentsChanged':
      return [
        headline,
        ...('vote' in release && release.vote ? [due.edit(release.vote)] : []),
        due.note(
          id,
          `documents/${fact.at}`,
          say`${users([fact.by])} changed the documents: ${fact.text.documents.map((d) => d.name).join(', ') || 'none'}.`,
        ),
      ];
    case 'ReleaseEdited':
      return [
        headline,
        ...(itemsOf(fact.before.items) !== itemsOf(fact.items) || fact.before.environment !== fact.environment
          ? [
              due.note(
                id,
                `edited/${fact.at}`,
                say`${users([fact.by])} changed it from ${nameOf(fact.before)} to ${nameOf(release)}.`,
              ),
            ]
          : []),
        ...due.myTurn(crew),
        ...deadlineTimers(release, world),
      ];
    case 'ReleaseCleared':
      return [
        headline,
        due.note(
          id,
          `${cause}/cleared`,
          say`Cleared by the template ${fact.text.title}, version ${fact.version}: no vote is needed.`,
        ),
        ...due.myTurn([owner], cause),
        windowTimer(release, world),
      ];
    case 'ClearanceLapsed': {
      const named = `${cause}/${fact.lapsed.what}/${fact.at}`;
      return [
        headline,
        due.note(id, named, lapsedWords(fact.lapsed), true),
        ...due.myTurn([...new Set(crew)], named, { by: start }),
      ];
    }
    case 'ReleaseVoteDropped':
      return [headline, ...due.myTurn([owner], `${cause}/${world.now}`)];
    case 'ReleaseMoved':
      return [
        headline,
        ...(release.status === 'approved' ? [windowTimer(release, world)] : []),
        ...due.posts('moved', `${id}/moved/${fact.at}`, { ...told, movedFrom: fact.before.start }),
        ...due.myTurn(crew),
        ...due.myTurn([owner], `${id}/moved/${fact.at}`, { morning: true, by: start }),
        ...deadlineTimers(release, world),
      ];
    case 'ReleaseVoteOpened':
      return [headline, due.vote(id, fact.vote), ...due.myTurn([owner])];
    case 'ReleaseApproved':
      return [
        headline,
        ...due.posts('approved', cause, told),
        ...due.myTurn([owner], cause, { by: start }),
        windowTimer(release, world),
      ];
    case 'ReleaseRejected':
      return [headline, ...due.posts('rejected', cause, told), ...due.myTurn([owner], cause, { by: start })];
    case 'ReleaseWindowOpened':
      return [
        headline,
        ...(fact.opens
          ? [due.timer(`window/${cause}/${fact.opens}`, fact.opens, { type: 'OpenWindow', release: id } as const)]
          : []),
        due.note(
          id,
          `${cause}/${world.now}`,
          fact.ready
            ? say`Ready to deploy: ${nameOf(release)}.`
            : say`The window is open, but ${nameOf(release)} can't deploy yet.`,
        ),
        ...due.myTurn(crew, `${cause}/${world.now}`, { urgent: true }),
      ];
    case 'ReleaseCancelled':
      return [headline, ...due.posts('cancelled', cause, told), ...due.myTurn(crew)];
    default:
      return unreachable(fact);
  }
}

const windowTimer = ({ id, window }: Release, world: World): Due =>
  dueAt(world).timer(`window/${id}/${window.start}/${world.now}`, window.start, { type: 'OpenWindow', release: id });
