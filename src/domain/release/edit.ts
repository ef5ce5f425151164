import type { ChangeType } from '../company.ts';
import { isAhead } from '../deadline/deadline.ts';
import { type Decision, forbidden, moot, type Reads, refuse, type World } from '../decision.ts';
import { MADE_OF, votesOf } from '../documents.ts';
import { say } from '../phrase.ts';
import { contentChanged } from '../vote/reopen.ts';
import { asKnown } from './contents.ts';
import { releaseEdited } from './facts/release-edited.ts';
import { cutOffFault, planFault } from './judge.ts';
import { type Item, itemsOf, nameOf } from './release.ts';
import { unknownRelease } from './unknown.ts';

/** What is planned is put differently. A typo in the reason asks nobody again; another version does. */
export type EditRelease = {
  type: 'EditRelease';
  release: string;
  items: Item[];
  environment: string;
  change: ChangeType;
  after: string[];
  why: string;
  customers: string;
};

export const editing = ({ release }: { release: string }): Reads => ({
  docs: [`release/${release}`],
  lists: ['releases/open', 'freezes/current', 'delegations/all', ...MADE_OF, votesOf(release)],
});

export function editRelease(
  world: World,
  { type: _, release: id, why, customers, after, ...typed }: EditRelease,
): Decision {
  const release = world.releases[id];
  if (!release) return unknownRelease(id);
  const no = forbidden(world, 'cancel', say`edit ${nameOf(release)}`, release.owner, id);
  if (no) return no;
  const offers = [{ verb: 'show', label: 'Open it', about: id }];
  if (!isAhead(release))
    return refuse('begun', say`${nameOf(release)} is ${release.status}: it can't be edited any more.`, { offers });
  const next = asKnown(typed, world.company);
  const plan = { ...next, window: release.window, owner: release.owner, id, after };
  const wrong = planFault(plan, world, release) ?? cutOffFault(plan, world, release);
  if (wrong) return wrong;
  if (next.change !== release.change && (next.change === 'standard' || release.template))
    return refuse('standard', say`A pre-approved change is one from its plan on.`, {
      remedy: say`Cancel it and plan it anew.`,
      field: 'change',
    });
  if (why.trim() === '') return refuse('no-why', say`Say in a line why: voters and readers see it.`, { field: 'why' });
  const predecessors = after.map((p) => release.after?.find((x) => x.release === p) ?? { release: p });
  const edited = { ...release, ...next, after: predecessors };
  const { items, environment, change } = release;
  const before = { items, environment, change };
  const same =
    itemsOf(next.items) === itemsOf(items) &&
    next.environment === environment &&
    next.change === change &&
    after.join() === (release.after ?? []).map((p) => p.release).join() &&
    why === release.why &&
    customers === release.customers;
  if (same) return moot('nothing of it changed');
  return {
    facts: [
      releaseEdited.of(id, {
        ...next,
        after: predecessors,
        before,
        by: world.actor.id,
        at: world.now,
        text: { why, customers },
      }),
      ...contentChanged(release, edited, world),
    ],
  };
}
