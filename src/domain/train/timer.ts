import type { Train } from '../company/plans.ts';
import type { World } from '../deciding/world.ts';
import { dueAt } from '../intents/due.ts';
import type { Due } from '../intents/intent.ts';
import { nextTimer, windowAt } from './timetable.ts';
import { trainNamed } from './train.ts';

/** The timer that opens the next release of a train after a departure (UTC ISO). */
export function trainTimer(
  world: Pick<World, 'now' | 'company' | 'people' | 'actor'>,
  name: string,
  after: string,
): Due[] {
  const train = trainNamed(world.company, name);
  const next = train && nextTimer(train, after);
  if (!next) return [];
  const command = { type: 'OpenTrain', train: name, departure: next.departure } as const;
  const due = next.due > world.now ? next.due : world.now;
  return [dueAt(world).timer(`train/${name}/${next.departure}`, due, command)];
}

/** Whether a departure of a train is waited for, by the lanes of what is pending. One that its timetable has no more is as good as none. */
export const isAwaited = (train: Train, lanes: readonly string[]): boolean =>
  lanes.some((lane) => {
    const [, name, departure = ''] = /^timer\/train\/([^/]*)\/(.*)$/.exec(lane) ?? [];
    return name === train.name && windowAt(train, departure) !== undefined;
  });
