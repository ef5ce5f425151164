import * as build from './build/register.ts';
import * as deadline from './deadline/commands.ts';
import type { Decision, Reads, World } from './decision.ts';
import * as delegation from './delegation/commands.ts';
import * as feed from './feed/commands.ts';
import * as again from './freeze/again.ts';
import * as freeze from './freeze/commands.ts';
import * as inFlight from './freeze/in-flight.ts';
import * as pass from './freeze/pass.ts';
import { unreachable } from './phrase.ts';
import * as release from './release/commands.ts';
import * as documents from './release/documents.ts';
import * as edit from './release/edit.ts';
import * as handover from './release/handover.ts';
import * as help from './release/help.ts';
import * as move from './release/move.ts';
import * as override from './release/override.ts';
import * as plan from './release/plan.ts';
import * as reports from './release/reports.ts';
import * as requests from './release/requests.ts';
import * as review from './release/review.ts';
import * as rollout from './release/rollout.ts';
import * as train from './train/commands.ts';
import * as ballot from './vote/ballot.ts';
import * as vote from './vote/commands.ts';
import * as open from './vote/open.ts';
import * as reopen from './vote/reopen.ts';

export type TimerCommand =
  | freeze.BeginFreeze
  | freeze.EndFreeze
  | freeze.WarnOfEnd
  | pass.EndPass
  | again.AnnounceFreeze
  | again.AnnounceThaw
  | inFlight.PauseForFreeze
  | inFlight.EndHold
  | deadline.RemindOfDeadline
  | deadline.PassDeadline
  | train.OpenTrain
  | vote.RemindVoters
  | vote.CloseVote
  | vote.EscalateVote
  | vote.AskOnDuty
  | vote.ConcludeVote
  | reopen.ExpireBallots
  | reopen.CompareContent
  | delegation.EndDelegation
  | review.ChaseReview
  | rollout.OpenWindow
  | reports.StageOverdue;

/** Everything that can be asked of Gonogo that changes something. */
export type Command =
  | TimerCommand
  | plan.PlanRelease
  | build.RegisterBuild
  | move.MoveRelease
  | open.OpenVote
  | ballot.CastBallot
  | rollout.StartDeploy
  | rollout.RollBack
  | reports.ReportStage
  | reports.FailStage
  | release.CancelRelease
  | release.PostUpdate
  | inFlight.RefusePause
  | deadline.MeetDeadline
  | vote.ObjectToClearing
  | edit.EditRelease
  | documents.SetDocuments
  | override.OverrideChecks
  | handover.OfferHandOver
  | handover.AnswerHandOver
  | review.CompleteReview
  | help.AskForHelp
  | delegation.DelegateVote
  | delegation.RevokeDelegation
  | feed.OpenFeed
  | feed.RevokeFeeds
  | train.SkipTrain
  | train.HoldTrain
  | train.ResumeTrain
  | requests.RequestScope
  | requests.TakeRequest
  | requests.DeferRequest
  | requests.DeclineRequest
  | freeze.DeclareFreeze
  | freeze.ChangeFreeze
  | freeze.LiftFreeze
  | freeze.EmergencyStop
  | pass.GrantPass;

/** What a command has to know before it can be decided. */
export function readsOf(command: Command): Reads {
  switch (command.type) {
    case 'PlanRelease':
      return plan.PLANNING;
    case 'RegisterBuild':
      return build.registering(command);
    case 'CompareContent':
      return reopen.ofContent(command.release);
    case 'MoveRelease':
      return move.moving(command);
    case 'OpenVote':
      return open.opening(command);
    case 'PostUpdate':
      return release.updating(command);
    case 'CastBallot':
    case 'RemindVoters':
    case 'CloseVote':
    case 'EscalateVote':
    case 'AskOnDuty':
    case 'ConcludeVote':
    case 'ExpireBallots':
    case 'ObjectToClearing':
      return vote.ofVote(command);
    case 'EditRelease':
      return edit.editing(command);
    case 'SetDocuments':
      return documents.attaching(command);
    case 'OverrideChecks':
      return override.overriding(command);
    case 'OfferHandOver':
    case 'AnswerHandOver':
    case 'AskForHelp':
      return handover.handing(command);
    case 'CompleteReview':
    case 'ChaseReview':
      return review.reviewing(command);
    case 'DelegateVote':
    case 'RevokeDelegation':
    case 'EndDelegation':
      return delegation.DELEGATIONS;
    case 'StartDeploy':
    case 'RollBack':
    case 'ReportStage':
    case 'FailStage':
    case 'StageOverdue':
    case 'OpenWindow':
    case 'GrantPass':
    case 'EndPass':
    case 'PauseForFreeze':
    case 'EndHold':
    case 'RefusePause':
      return rollout.deploying(command);
    case 'MeetDeadline':
    case 'RemindOfDeadline':
    case 'PassDeadline':
      return deadline.ofDeadline(command);
    case 'OpenFeed':
    case 'RevokeFeeds':
      return feed.ofFeeds(command);
    case 'OpenTrain':
    case 'SkipTrain':
    case 'HoldTrain':
    case 'ResumeTrain':
      return train.ofTrain(command);
    case 'RequestScope':
    case 'TakeRequest':
    case 'DeferRequest':
    case 'DeclineRequest':
      return requests.requesting(command);
    case 'CancelRelease':
      return release.cancelling(command);
    case 'EmergencyStop':
    case 'WarnOfEnd':
    case 'DeclareFreeze':
    case 'ChangeFreeze':
    case 'LiftFreeze':
    case 'BeginFreeze':
    case 'EndFreeze':
    case 'AnnounceFreeze':
    case 'AnnounceThaw':
      return freeze.FREEZES;
    default:
      return unreachable(command);
  }
}

/** Pure: the world and a command in, facts or a refusal out. */
export function decide(world: World, command: Command): Decision {
  switch (command.type) {
    case 'PlanRelease':
      return plan.planRelease(world, command);
    case 'RegisterBuild':
      return build.registerBuild(world, command);
    case 'CompareContent':
      return reopen.compareContent(world, command);
    case 'MoveRelease':
      return move.moveRelease(world, command);
    case 'OpenVote':
      return open.openVote(world, command);
    case 'CastBallot':
      return ballot.castBallot(world, command);
    case 'RemindVoters':
      return vote.remindVoters(world, command);
    case 'CloseVote':
      return vote.closeVote(world, command);
    case 'EscalateVote':
      return vote.escalateVote(world, command);
    case 'AskOnDuty':
      return vote.askOnDuty(world, command);
    case 'EditRelease':
      return edit.editRelease(world, command);
    case 'SetDocuments':
      return documents.setDocuments(world, command);
    case 'OverrideChecks':
      return override.overrideChecks(world, command);
    case 'OfferHandOver':
      return handover.offerHandOver(world, command);
    case 'AnswerHandOver':
      return handover.answerHandOver(world, command);
    case 'AskForHelp':
      return help.askForHelp(world, command);
    case 'CompleteReview':
      return review.completeReview(world, command);
    case 'ChaseReview':
      return review.chaseReview(world, command);
    case 'ConcludeVote':
      return vote.concludeVote(world, command);
    case 'ExpireBallots':
      return reopen.expireBallots(world, command);
    case 'ObjectToClearing':
      return vote.objectToClearing(world, command);
    case 'DelegateVote':
      return delegation.delegateVote(world, command);
    case 'RevokeDelegation':
      return delegation.revokeDelegation(world, command);
    case 'EndDelegation':
      return delegation.endDelegation(world, command);
    case 'StartDeploy':
      return rollout.startDeploy(world, command);
    case 'RollBack':
      return rollout.rollBack(world, command);
    case 'ReportStage':
      return reports.reportStage(world, command);
    case 'FailStage':
      return reports.failStage(world, command);
    case 'StageOverdue':
      return reports.stageOverdue(world, command);
    case 'OpenWindow':
      return rollout.openWindow(world, command);
    case 'CancelRelease':
      return release.cancelRelease(world, command);
    case 'PostUpdate':
      return release.postUpdate(world, command);
    case 'DeclareFreeze':
      return freeze.declareFreeze(world, command);
    case 'ChangeFreeze':
      return freeze.changeFreeze(world, command);
    case 'EmergencyStop':
      return freeze.emergencyStop(world, command);
    case 'WarnOfEnd':
      return freeze.warnOfEnd(world, command);
    case 'LiftFreeze':
      return freeze.liftFreeze(world, command);
    case 'BeginFreeze':
      return freeze.beginFreeze(world, command);
    case 'EndFreeze':
      return freeze.endFreeze(world, command);
    case 'AnnounceFreeze':
      return again.announceFreeze(world, command);
    case 'AnnounceThaw':
      return again.announceThaw(world, command);
    case 'MeetDeadline':
      return deadline.meetDeadline(world, command);
    case 'RemindOfDeadline':
      return deadline.remindOfDeadline(world, command);
    case 'PassDeadline':
      return deadline.passDeadline(world, command);
    case 'OpenFeed':
      return feed.openFeed(world, command);
    case 'RevokeFeeds':
      return feed.revokeFeeds(world, command);
    case 'OpenTrain':
      return train.openTrain(world, command);
    case 'SkipTrain':
      return train.skipTrain(world, command);
    case 'HoldTrain':
      return train.holdTrain(world, command);
    case 'ResumeTrain':
      return train.resumeTrain(world, command);
    case 'RequestScope':
      return requests.requestScope(world, command);
    case 'TakeRequest':
      return requests.takeRequest(world, command);
    case 'DeferRequest':
      return requests.deferRequest(world, command);
    case 'DeclineRequest':
      return requests.declineRequest(world, command);
    case 'PauseForFreeze':
      return inFlight.pauseForFreeze(world, command);
    case 'EndHold':
      return inFlight.endHold(world, command);
    case 'RefusePause':
      return inFlight.refusePause(world, command);
    case 'GrantPass':
      return pass.grantPass(world, command);
    case 'EndPass':
      return pass.endPass(world, command);
    default:
      return unreachable(command);
  }
}
