import { isAhead } from '../deadline/deadline.ts';
import { type Decision, forbidden, moot, type Reads, refuse, type World } from '../decision.ts';
import { MADE_OF, votesOf } from '../documents.ts';
import { say } from '../phrase.ts';
import { contentChanged } from '../vote/reopen.ts';
import { releaseMoved } from './facts/release-moved.ts';
import { planFault } from './judge.ts';
import { nameOf, type Window } from './release.ts';
import { unknownRelease } from './unknown.ts';

/** Another window for a release that has not begun: whoever's vote it concerns is asked again. */
export type MoveRelease = { type: 'MoveRelease'; release: string; window: Window; why: string };

export const moving = ({ release }: { release: string }): Reads => ({
  docs: [`release/${release}`],
  lists: ['releases/open', 'freezes/current', 'delegations/all', ...MADE_OF, votesOf(release)],
});

export function moveRelease(world: World, { release: id, window, why }: MoveRelease): Decision {
  const release = world.releases[id];
  if (!release) return unknownRelease(id);
  const no = forbidden(world, 'cancel', say`move ${nameOf(release)}`, release.owner, id);
  if (no) return no;
  if (!isAhead(release))
    return refuse('begun', say`${nameOf(release)} is ${release.status}: it can't be moved any more.`, {
      offers: [{ verb: 'show', label: 'Open it', about: id }],
    });
  const { window: before, after: _, template: __, ...plan } = release;
  if (before.start === window.start && before.end === window.end) return moot('it is there already');
  const bad = planFault({ ...plan, window }, world, release);
  if (bad) return bad;
  return {
    facts: [
      releaseMoved.of(id, { window, before, by: world.actor.id, at: world.now, text: { why } }),
      ...contentChanged(release, { ...release, window }, world),
    ],
  };
}
