import { z } from 'zod';
import { ACTIONS, type Action } from '../../company/roles.ts';
import { inParts } from '../../deciding/about.ts';
import type { World } from '../../deciding/world.ts';
import { holdersOf } from '../../people/may.ts';
import { isMember } from '../../people/members.ts';
import { isAhead } from '../ahead.ts';
import { isOver, type Release, rolloutOf } from '../release.ts';
import { recordable } from '../rollout/record-release.ts';

/** What others can be asked for with a release: what a role may do, or an answer in place of one that is too old. */
const HELPS = [...ACTIONS, 'answer'] as const;
export type HelpKind = (typeof HELPS)[number];

/** What people read of it: "asks you to …"; of which releases it still makes sense to be asked; whether whoever owns one may as well. */
export const HELP: Record<HelpKind, { does: string; serves?: (release: Release) => boolean; owned?: true }> = {
  plan: { does: 'plan something' },
  'open-vote': {
    does: 'open the vote',
    serves: ({ status }) => status === 'planned' || status === 'rejected',
    owned: true,
  },
  deploy: { does: 'deploy it', serves: (release) => !isOver(release) },
  rollback: { does: 'roll it back', serves: canGoBack, owned: true },
  cancel: { does: 'move, edit or cancel it', serves: isAhead, owned: true },
  freeze: { does: 'give it a freeze pass', serves: (release) => !isOver(release) },
  lock: { does: 'see to its lock', serves: (release) => !isOver(release) },
  update: { does: 'post an update on it', owned: true },
  trains: { does: 'change its train' },
  override: { does: 'override its checks', serves: (release) => !isOver(release) },
  record: { does: 'record what was done by hand', serves: (release) => recordable(release) !== undefined },
  read: { does: 'show it' },
  answer: { does: 'answer again: what was said is too old' },
};

/** What is kept of what was sought: `freeze@F-3` is a pass for that freeze, which who was asked for another was not asked for. */
export const SOUGHT = inParts({ action: z.string(), freeze: z.string().optional() }, '@');

export const helpNamed = (name: string): HelpKind | undefined => HELPS.find((help) => help === name);

/** Who can be asked to do something with a release: whoever owns it, where that is theirs to do, and whoever holds a role that may; by user id. */
export function helpersOf(action: Action, { owner }: Pick<Release, 'owner'>, world: Pick<World, 'company' | 'people'>) {
  const own = HELP[action].owned && isMember(world.people, owner) ? [owner] : [];
  return [...new Set([...own, ...holdersOf(world, action)])];
}

/** Something of it was deployed, and is not on its way back. */
function canGoBack(release: Release): boolean {
  if (release.status === 'rolling-back') return release.failed !== undefined;
  return rolloutOf(release) !== undefined && release.status !== 'rolled-back';
}
