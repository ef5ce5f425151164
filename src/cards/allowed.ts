import type { Button } from '@slack/types';
import type { Action } from '../domain/company/roles.ts';
import type { World } from '../domain/deciding/world.ts';
import { may } from '../domain/people/may.ts';

/** What a button's verb takes; `owned`: whoever owns the release may without. What stands here not, is for everybody who sees it. */
const TAKES: ReadonlyMap<string, { action: Action; owned?: true }> = new Map([
  ['new', { action: 'plan' }],
  ['plan-again', { action: 'plan' }],
  ['vote', { action: 'open-vote', owned: true }],
  ['deploy', { action: 'deploy' }],
  ['deploy-anyway', { action: 'deploy' }],
  ['deploy-ask', { action: 'deploy' }],
  ['pause', { action: 'deploy', owned: true }],
  ['push-alone', { action: 'deploy' }],
  ['drill', { action: 'deploy' }],
  ['drill-ask', { action: 'deploy' }],
  ['stop-waiting', { action: 'deploy', owned: true }],
  ['rollback', { action: 'rollback', owned: true }],
  ['override', { action: 'override' }],
  ['pass', { action: 'freeze' }],
  ['freeze', { action: 'freeze' }],
  ['change-freeze', { action: 'freeze' }],
  ['unfreeze', { action: 'freeze' }],
  ['move', { action: 'cancel', owned: true }],
  ['cancel', { action: 'cancel', owned: true }],
  ['edit', { action: 'cancel', owned: true }],
  ['take-request', { action: 'cancel', owned: true }],
  ['defer-request', { action: 'cancel', owned: true }],
  ['decline-request', { action: 'cancel', owned: true }],
  ['documents', { action: 'update', owned: true }],
  ['notes', { action: 'update', owned: true }],
  ['update', { action: 'update', owned: true }],
  ['done-by-hand', { action: 'record' }],
  ['skip-train', { action: 'trains' }],
  ['hold-train', { action: 'trains' }],
  ['resume-train', { action: 'trains' }],
]);

type Known = Pick<World, 'company' | 'people'>;

/** Whether a person may use a button; `owner`: of the release it is about. */
export function mayTake(person: string, verb: string, world: Known, owner?: string): boolean {
  const takes = TAKES.get(verb);
  return !takes || may(world, person, takes.action, takes.owned && owner);
}

/** What a button takes, if it is not for everybody. */
export const actionOf = (b: Button): Action | undefined => TAKES.get(verbOf(b))?.action;

/** "rollback:R-12" */
export const parted = (action: string): [verb: string, about: string] => {
  const at = action.indexOf(':');
  return at < 0 ? [action, ''] : [action.slice(0, at), action.slice(at + 1)];
};
export const verbOf = (b: Button) => parted(b.action_id ?? '')[0];
/** What a button is about: a release, or something of one. */
export const releaseIn = (about: string) => /^R-\d+/.exec(about)?.[0];

/** Whether it is the owner's of what it is about to do without a role. */
export const isOwned = (verb: string): boolean => TAKES.get(verb)?.owned === true;
