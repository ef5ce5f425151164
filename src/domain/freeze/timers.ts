import type { World } from '../deciding/world.ts';
import { dueAt } from '../intents/due.ts';
import type { Due } from '../intents/intent.ts';
import { warningAt } from '../intents/warning-at.ts';
import type { Freeze } from './freeze.ts';

export const begins = ({ id, from }: Freeze, world: World): Due[] =>
  from > world.now ? [dueAt(world).timer(`begin/${id}/${from}`, from, { type: 'BeginFreeze', freeze: id, from })] : [];

/** The timers at the end of a freeze; a stop is warned about first. */
export function ends({ id, until, stop }: Freeze, world: World): Due[] {
  const due = dueAt(world);
  const warnAt = warningAt(until, world.now);
  return [
    due.timer(`end/${id}/${until}`, until, { type: 'EndFreeze', freeze: id }),
    ...(stop ? [due.timer(`warn/${id}/${until}`, warnAt, { type: 'WarnOfEnd', freeze: id, until })] : []),
  ];
}
