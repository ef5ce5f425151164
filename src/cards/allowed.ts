import type { Button } from '@slack/types';
import type { Action, Right } from '../domain/company/roles.ts';
import type { World } from '../domain/deciding/world.ts';
import { COMMANDS } from '../domain/index.ts';
import { may } from '../domain/people/may.ts';

/** Which command a button's verb gives, or leads to: who may give that may use it. What stands here not is for everybody who sees it. */
const GIVES: ReadonlyMap<string, keyof typeof COMMANDS> = new Map([
  ['new', 'PlanRelease'],
  ['plan-again', 'PlanRelease'],
  ['plan-as', 'PlanRelease'],
  ['what-if', 'PlanRelease'],
  ['vote', 'OpenVote'],
  ['deploy', 'StartDeploy'],
  ['deploy-anyway', 'StartDeploy'],
  ['deploy-ask', 'StartDeploy'],
  ['dry-run', 'StartDeploy'],
  ['pause', 'PauseRollout'],
  ['push-alone', 'PushAlone'],
  ['drill', 'StartDrill'],
  ['drill-ask', 'StartDrill'],
  ['drill-call-off', 'CallOffDrill'],
  ['drill-book', 'BookDrill'],
  ['stop-waiting', 'StopWaiting'],
  ['rollback', 'RollBack'],
  ['override', 'OverrideChecks'],
  ['allow', 'AllowVersions'],
  ['pass', 'GrantPass'],
  ['freeze', 'DeclareFreeze'],
  ['change-freeze', 'ChangeFreeze'],
  ['unfreeze', 'LiftFreeze'],
  ['lock-longer', 'ClaimLock'],
  ['unlock', 'ReleaseLocks'],
  ['take-over-lock', 'StealLock'],
  ['move', 'MoveRelease'],
  ['move-away', 'MoveRelease'],
  ['cancel', 'CancelRelease'],
  ['edit', 'EditRelease'],
  ['hand-over', 'OfferHandOver'],
  ['take-request', 'TakeRequest'],
  ['defer-request', 'DeferRequest'],
  ['decline-request', 'DeclineRequest'],
  ['documents', 'SetDocuments'],
  ['notes', 'WriteNotes'],
  ['update', 'PostUpdate'],
  ['review-after', 'CompleteReview'],
  ['met', 'MeetDeadline'],
  ['done-by-hand', 'RecordVersion'],
  ['done-by-hand-all', 'RecordRelease'],
  ['attach', 'HearEvidence'],
  ['except', 'ExceptFinding'],
  ['cause', 'ConfirmCause'],
  ['skip-train', 'SkipTrain'],
  ['hold-train', 'HoldTrain'],
  ['resume-train', 'ResumeTrain'],
]);

/** What the command takes that a verb gives. */
export const takenBy = (verb: string): Right | undefined => {
  const gives = GIVES.get(verb);
  return gives && COMMANDS[gives].takes;
};

type Known = Pick<World, 'company' | 'people'>;

/** Whether a person may use a button; `owner`: of the release it is about. */
export function mayTake(person: string, verb: string, world: Known, owner?: string): boolean {
  const takes = takenBy(verb);
  if (!takes || takes.others) return true;
  const actions = takes.back ? [takes.action, takes.back] : [takes.action];
  return actions.some((action) => may(world, person, action, takes.owned && owner));
}

/** What a button takes, if it is not for everybody. */
export const actionOf = (b: Button): Action | undefined => takenBy(verbOf(b))?.action;

/** "rollback:R-12" */
export const parted = (action: string): [verb: string, about: string] => {
  const at = action.indexOf(':');
  return at < 0 ? [action, ''] : [action.slice(0, at), action.slice(at + 1)];
};
export const verbOf = (b: Button) => parted(b.action_id ?? '')[0];
/** What a button is about: a release, something of one, or an incident that it may have caused. */
export const releaseIn = (about: string) => /^(?:I-\d+\S* )?(R-\d+)/.exec(about)?.[1];

/** Whether it is the owner's of what it is about to do without a role. */
export const isOwned = (verb: string): boolean => takenBy(verb)?.owned === true;
