import { z } from 'zod';
import type { World } from '../deciding/world.ts';
import { isAhead } from '../release/ahead.ts';
import type { Release } from '../release/release.ts';
import { type Deadline, deadlinesOf, isMet } from './deadline.ts';

/** What the timers of a deadline hold. `due`: what they were set for, UTC ISO; a window that has moved since has timers of its own. */
export type TimerOf = { release: string; deadline: string; due: string };
export const TIMER = z.strictObject({ release: z.string(), deadline: z.string(), due: z.string() });

/** The deadline that a timer was set for, if it is still owed. */
export function stillDue(
  { release, company }: Pick<World, 'company'> & { release: Release | undefined },
  { deadline: name, due }: TimerOf,
): Deadline | undefined {
  if (!release || !isAhead(release)) return undefined;
  const deadline = deadlinesOf(release, company).find((d) => d.name === name && d.due === due);
  return deadline && !isMet(release, deadline) ? deadline : undefined;
}
