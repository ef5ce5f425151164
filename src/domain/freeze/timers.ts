import { instantAfter, MINUTE_MS } from '../../time/instants.ts';
import type { World } from '../deciding/world.ts';
import { dueAt } from '../intents/due.ts';
import type { Due } from '../intents/intent.ts';
import type { Freeze } from './freeze.ts';

export const begins = ({ id, from }: Freeze, world: World): Due[] =>
  from > world.now ? [dueAt(world).timer(`begin/${id}/${from}`, from, { type: 'BeginFreeze', freeze: id })] : [];

/** The timers at the end of a freeze; a stop is warned about first: a quarter of an hour before, or half its length if that is less. */
export function ends({ id, until, stop }: Freeze, world: World): Due[] {
  const due = dueAt(world);
  const length = Date.parse(until) - Date.parse(world.now);
  const warnAt = instantAfter(until, -Math.min(15 * MINUTE_MS, length / 2));
  return [
    due.timer(`end/${id}/${until}`, until, { type: 'EndFreeze', freeze: id }),
    ...(stop ? [due.timer(`warn/${id}/${until}`, warnAt, { type: 'WarnOfEnd', freeze: id, until })] : []),
  ];
}
