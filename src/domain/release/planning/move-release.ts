import type { Right } from '../../company/roles.ts';
import { command } from '../../deciding/command.ts';
import { type Decision, moot, type Refusal, refuse } from '../../deciding/decision.ts';
import { one } from '../../deciding/reads.ts';
import type { World } from '../../deciding/world.ts';
import { currentOnes } from '../../freeze/document.ts';
import { forbidden } from '../../people/may.ts';
import { say } from '../../phrase.ts';
import { comparing } from '../../vote/reopening/comparing.ts';
import { contentChanged } from '../../vote/reopening/content-changed.ts';
import { isAhead } from '../ahead.ts';
import { releases } from '../document.ts';
import { releaseMoved } from '../facts/release-moved.ts';
import { isSameWindow } from '../parts.ts';
import { isOver, nameOf, type Release, type Window } from '../release.ts';
import { releaseShown } from '../release-shown.ts';
import { saidAndBy } from '../status-words.ts';
import { unknownRelease } from '../unknown.ts';
import { planFault } from './judge.ts';
import { rescheduled, scheduled } from './route.ts';

/** Another window for a release that has not begun: whoever's vote it concerns is asked again. */
export type MoveRelease = { type: 'MoveRelease'; release: string; window: Window; why: string };

const TAKES: Right = { action: 'cancel', owned: true };

export const moveRelease = command<MoveRelease>()({
  takes: TAKES,
  reads: ({ release }) => ({ release: one(releases, release), freezes: currentOnes }),
  also: ({ release }) => comparing(release),
  shows: ({ release }) => releaseShown(release),
  decide(world, { release: id, window, why }): Decision {
    const { release } = world;
    if (!release) return unknownRelease(id);
    const no = unmovable(release, world);
    if (no) return no;
    const { items, environment, change, window: before } = scheduled(release);
    // Where the time of its own is over that it had on the way, it may go there any time before the same one.
    const isLateOnTheWay = release.ahead !== undefined && release.window.end <= world.now;
    if (isSameWindow(before, window) && !isLateOnTheWay) return moot('it is there already');
    const wrong = planFault({ items, environment, change, window }, world, scheduled(release));
    if (wrong) return wrong;
    return {
      facts: [
        releaseMoved.of(id, { window, before, by: world.actor.id, at: world.now, text: { why } }),
        ...contentChanged(release, { ...release, ...rescheduled(release, window, world.now) }, world),
      ],
    };
  },
});

/** Why a release is not moved, wherever to. */
function unmovable(release: Release, world: World): Refusal | undefined {
  const no = forbidden(world, TAKES, say`move ${nameOf(release)}`, release);
  // Where it goes later can be moved while it is deployed where it goes first.
  if (no || isAhead(release) || (release.ahead && !isOver(release))) return no;
  return refuse('begun', say`${nameOf(release)} ${saidAndBy(release)}: it can't be moved any more.`, {
    offers: [{ verb: 'show', label: 'Open it', about: release.id }],
  });
}
