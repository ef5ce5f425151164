import { type Audience, isForBuilders } from '../../company/audiences.ts';
import { deadlineTimers } from '../../deadline/timers.ts';
import { fact } from '../../deciding/fact.ts';
import { answersOn, growingOld } from '../../vote/answering/growing-old.ts';
import { isMissed } from '../ahead.ts';
import { releases } from '../document.ts';
import { isSameWindow } from '../parts.ts';
import { canStillCome, rescheduled } from '../planning/route.ts';
import type { Release, Window } from '../release.ts';
import { replanned } from './base.ts';
import { besidesOf, lineShown } from './neighbours.ts';
import { telling } from './telling.ts';
import { missedTimer, onItsDay, windowTimer } from './window-timer.ts';

type Data = { window: Window; before: Window; by: string; at: string; text: { why: string } };

export const releaseMoved = fact(releases, 'ReleaseMoved')<Data>()({
  evolve: (release, { window, at }) => replanned(release, rescheduled(release, window, at)),
  reads: (moved, release) => ({ ...besidesOf(release, { window: moved.before }), ...answersOn(release) }),
  follows(moved, release, world) {
    const { due, id, seesTo, start, headline, turns, told } = telling(moved, release, world);
    // Several times at one instant, as where the clock stands still, it is told of each time.
    const cause = `${id}/moved/${moved.at}/${moved.window.start}/${moved.window.end}`;
    const readLate = (a: Audience) => isForBuilders(a) || !canStillCome(release, world.now);
    return [
      headline,
      ...(release.status === 'approved' ? [windowTimer(release, world), ...growingOld(release, world)] : []),
      ...(isSameWindow(moved.before, moved.window)
        ? inTimeAgain(release, world.now).flatMap((event) => due.posts(event, cause, told, readLate))
        : due.posts('moved', cause, {
            ...told,
            movedFrom: moved.before.start,
            ...(moved.text.why !== '' && { because: moved.text.why }),
          })),
      ...turns,
      ...due.myTurn(seesTo, cause, { morning: true, by: start }),
      missedTimer(release, world),
      ...onItsDay(release, world),
      ...deadlineTimers(release, world),
      ...lineShown(release, world, { window: moved.before }),
    ];
  },
});

/** Its time on the way was over, and it has another: who read that it is late reads that it stands as it was planned. One that has none is late as before. */
const inTimeAgain = (release: Release, now: string): ('approved' | 'planned')[] =>
  release.status === 'rejected' || isMissed(release, now)
    ? []
    : [release.status === 'approved' ? 'approved' : 'planned'];
