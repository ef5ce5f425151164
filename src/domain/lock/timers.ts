import { HOUR_MS, instantAfter } from '../../time/instants.ts';
import { noticeAt } from '../calendar/hours.ts';
import type { World } from '../deciding/world.ts';
import { dueAt } from '../intents/due.ts';
import type { Due } from '../intents/intent.ts';
import { warningAt } from '../intents/warning-at.ts';
import type { Lock } from './lock.ts';

const NAG_EVERY_MS = 3 * HOUR_MS;

/** When a holder is asked again, UTC ISO: three hours from now, or when their day begins after that; never in their quiet hours. */
export const nextNag = (holder: string, world: World): string => {
  const now = instantAfter(world.now, NAG_EVERY_MS);
  return noticeAt(holder, {}, { now, company: world.company, people: world.people });
};

/** The next time its holder is asked whether it is still needed; not where it ends by then. */
export function nags({ id, held }: Lock, world: World): Due[] {
  if (!held) return [];
  const when = nextNag(held.by, world);
  if (held.until !== undefined && warningAt(held.until, held.since) <= when) return [];
  const { since } = held;
  // Said anew for how long, they are asked that much later, and once.
  return [dueAt(world).timer(`lock-nag/${id}/${since}`, when, { type: 'NagOfLock', lock: id, since, when }, 'latest')];
}

/** The timers at the end of a lock that has one; it is warned about before. */
export function ends({ id, held }: Lock, world: World): Due[] {
  if (held?.until === undefined) return [];
  const { until } = held;
  const due = dueAt(world);
  return [
    due.timer(`lock-end/${id}/${until}`, until, { type: 'EndLock', lock: id }),
    due.timer(`lock-warn/${id}/${until}`, warningAt(until, world.now), { type: 'WarnOfLockEnd', lock: id, until }),
  ];
}
