import { own } from '../domain/own.ts';
import type { Answer, Ask, OnClick, OnCommand, OnSubmit } from './ask.ts';
import { clickAskThem } from './ask-them/command.ts';
import { calendar, clickCalendar } from './calendar/command.ts';
import { cancel, clickCancel, submitCancel } from './cancel/command.ts';
import { clickRevokeDelegation, delegate } from './delegate/command.ts';
import { clickDeploy, clickDeployAnyway, deploy, submitDeployAnyway } from './deploy/command.ts';
import { clickDocuments, documents, submitDocuments } from './documents/command.ts';
import { clickEdit, edit, submitEdit } from './edit/command.ts';
import { emergencyStop, submitStop } from './emergency-stop/command.ts';
import { clickRevokeFeeds, feed } from './feed/command.ts';
import {
  clickChangeFreeze,
  clickFreeze,
  clickUnfreeze,
  freeze,
  moreFreeze,
  recheckFreeze,
  submitFreeze,
  unfreeze,
} from './freeze/command.ts';
import { clickHandOver, clickNotMe, clickTakeOver, handOver, submitHandOver } from './hand-over/command.ts';
import { help, unknownCommand } from './help/command.ts';
import { list, overview } from './list/command.ts';
import { clickMet } from './met/command.ts';
import { clickMove, move, recheckMove, submitMove, takeMoveSlot } from './move/command.ts';
import { morePlan, newRelease, planAgain, recheckPlan, submitPlan, takeSlot } from './new/command.ts';
import { onDuty } from './on-duty/command.ts';
import { clickOverride, override, submitOverride } from './override/command.ts';
import { clickPass, pass, submitPass } from './pass/command.ts';
import {
  clickDeclineRequest,
  clickDeferRequest,
  clickTakeRequest,
  request,
  requestFromMessage,
  submitDeclineRequest,
  submitRequest,
} from './request/command.ts';
import { clickReviewAfter, submitReviewAfter } from './review/command.ts';
import { clickRollback, rollback, submitRollback } from './rollback/command.ts';
import { clickShow, clickTouches, show } from './show/command.ts';
import {
  clickHoldTrain,
  clickResumeTrain,
  clickSkipTrain,
  submitHoldTrain,
  submitSkipTrain,
  trains,
} from './trains/command.ts';
import { clickUpdate, submitFacts, submitUpdate, update } from './update/command.ts';
import {
  clickBallot,
  clickObject,
  noGoFromMessage,
  openVote,
  review,
  submitNoGo,
  submitObject,
  submitReview,
  typedBallot,
} from './vote/command.ts';
import { takeIt, whatIf } from './what-if/command.ts';

/** Words after `/release`. */
export const COMMANDS: Record<string, OnCommand> = {
  new: newRelease,
  list,
  calendar,
  show,
  'what-if': whatIf,
  move,
  vote: openVote,
  go: typedBallot('go'),
  'no-go': typedBallot('no-go'),
  abstain: typedBallot('abstain'),
  deploy,
  rollback,
  cancel,
  freeze,
  unfreeze,
  'emergency-stop': emergencyStop,
  pass,
  update,
  request,
  trains,
  edit,
  documents,
  override,
  delegate,
  'hand-over': handOver,
  'on-duty': onDuty,
  feed,
  help,
};

const ALIASES: Record<string, string> = {
  plan: 'new',
  ls: 'list',
  cal: 'calendar',
  status: 'show',
  whatif: 'what-if',
  reschedule: 'move',
  poll: 'vote',
  approve: 'go',
  reject: 'no-go',
  nogo: 'no-go',
  ship: 'deploy',
  undo: 'rollback',
  thaw: 'unfreeze',
  freezes: 'unfreeze',
  stop: 'emergency-stop',
  train: 'trains',
  subscribe: 'feed',
  docs: 'documents',
  document: 'documents',
  handover: 'hand-over',
  oncall: 'on-duty',
  ical: 'feed',
};

/** Verbs of buttons: the part of an action_id before the colon. */
export const CLICKS: Record<string, OnClick> = {
  new: (_, a) => newRelease('', a),
  list: (_, a) => list('', a),
  calendar: clickCalendar,
  help: (_, a) => help('', a),
  show: clickShow,
  touches: clickTouches,
  vote: (about, a) => openVote(about, a),
  review,
  go: clickBallot('go'),
  'no-go': clickBallot('no-go'),
  abstain: clickBallot('abstain'),
  deploy: clickDeploy,
  'deploy-anyway': clickDeployAnyway,
  rollback: clickRollback,
  move: clickMove,
  'move-slot': takeMoveSlot,
  'recheck-move': recheckMove,
  cancel: clickCancel,
  freeze: clickFreeze,
  'change-freeze': clickChangeFreeze,
  'recheck-freeze': recheckFreeze,
  'more-freeze': moreFreeze,
  unfreeze: clickUnfreeze,
  pass: clickPass,
  update: clickUpdate,
  met: clickMet,
  edit: clickEdit,
  documents: clickDocuments,
  override: clickOverride,
  'ask-them': clickAskThem,
  'hand-over': clickHandOver,
  'take-over': clickTakeOver,
  'not-me': clickNotMe,
  'review-after': clickReviewAfter,
  'revoke-delegation': clickRevokeDelegation,
  object: clickObject,
  'revoke-feeds': clickRevokeFeeds,
  'take-request': clickTakeRequest,
  'defer-request': clickDeferRequest,
  'decline-request': clickDeclineRequest,
  'skip-train': clickSkipTrain,
  'hold-train': clickHoldTrain,
  'resume-train': clickResumeTrain,
  'plan-again': planAgain,
  'plan-more': morePlan,
  'plan-slot': takeSlot,
  'what-if': takeIt,
  recheck: recheckPlan,
};

/** Shortcuts by callback_id, as in slack-manifest.yml; `on`: the message it was used on. */
export const SHORTCUTS: Record<string, (a: Ask, on?: { text: string; link: string }) => Promise<Answer>> = {
  plan_release: (a) => newRelease('', a),
  request_scope: (a, on) => requestFromMessage(on?.text ?? '', on?.link ?? '', a),
  no_go_reason: (a, on) => noGoFromMessage(on?.text ?? '', a),
};

/** Modals by callback_id. */
export const SUBMITS: Record<string, OnSubmit> = {
  plan: submitPlan,
  'no-go': submitNoGo,
  review: submitReview,
  'deploy-anyway': submitDeployAnyway,
  rollback: submitRollback,
  cancel: submitCancel,
  move: submitMove,
  freeze: submitFreeze,
  'emergency-stop': submitStop,
  pass: submitPass,
  edit: submitEdit,
  documents: submitDocuments,
  override: submitOverride,
  'hand-over': submitHandOver,
  'review-after': submitReviewAfter,
  object: submitObject,
  request: submitRequest,
  'decline-request': submitDeclineRequest,
  'skip-train': submitSkipTrain,
  'hold-train': submitHoldTrain,
  'update-facts': submitFacts,
  'update-send': submitUpdate,
};

/** What was typed after the slash command. */
export function runCommand(text: string, ask: Ask): Promise<Answer> {
  const [, word = '', rest = ''] = /^\s*(\S*)\s*([\s\S]*)$/.exec(text) ?? [];
  if (word === '') return overview('', ask);
  const name = word.toLowerCase();
  const run = own(COMMANDS, own(ALIASES, name) ?? name);
  return run
    ? run(rest, ask)
    : Promise.resolve(unknownCommand(word, [...Object.keys(COMMANDS), ...Object.keys(ALIASES)]));
}
