import type { World } from '../deciding/world.ts';
import { dueAt } from '../intents/due.ts';
import type { Due } from '../intents/intent.ts';
import type { Release } from '../release/release.ts';
import { deadlinesOf, isMet, owing, remindedFrom } from './deadline.ts';

/** The timers of all deadlines of a release, for a window that is new; what is due already is asked for at once. */
export function deadlineTimers(release: Release, world: World): Due[] {
  const due = dueAt(world);
  return deadlinesOf(release, world.company).flatMap((d): Due[] => {
    if (isMet(release, d)) return [];
    const command = { release: release.id, deadline: d.name, due: d.due };
    const key = `${release.id}/${d.name}/${d.due}`;
    if (d.due <= world.now)
      return d.cutOff
        ? []
        : due.myTurn(owing(release, d, world), `deadline/${key}`, { morning: true, by: release.window.start });
    const from = remindedFrom(d);
    const remind = from > world.now ? from : world.now;
    return [
      due.timer(`remind/${key}`, remind, { type: 'RemindOfDeadline', ...command }),
      due.timer(`deadline/${key}`, d.due, { type: 'PassDeadline', ...command }),
    ];
  });
}
