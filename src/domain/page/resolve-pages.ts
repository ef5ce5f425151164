import { z } from 'zod';
import { command } from '../deciding/command.ts';
import { type Decision, moot } from '../deciding/decision.ts';
import { some } from '../deciding/reads.ts';
import { environments } from '../environment/document.ts';
import { isIllStill } from '../health/afterwards.ts';
import { afterOf } from '../health/document.ts';
import { pagesOf } from './document.ts';
import { pageResolved } from './facts/page-resolved.ts';
import { isOfHealth } from './page.ts';

/**
 * Timer: what the pages of a release were about is over. `about`: those of the health of what runs after a rollback, which is another matter than whether it
 * is back; `rollout`: which one, and only where nothing of it is ill any more. Timers of before do not tell it.
 */
export type ResolvePages = { type: 'ResolvePages'; release: string; about?: 'health'; rollout?: string };

export const resolvePages = command<ResolvePages>()({
  timer: z.strictObject({
    release: z.string(),
    about: z.literal('health').optional(),
    rollout: z.string().optional(),
  }),
  reads: ({ release, rollout = '-' }) => ({ pages: pagesOf(release), watched: afterOf(rollout) }),
  also: ({ watched }) => ({ environments: some(environments, [...new Set(watched.map((w) => w.environment))]) }),
  decide(world, { about, rollout }): Decision {
    const { pages, watched, now: at } = world;
    const over = pages.filter((p) => isOfHealth(p, rollout) === (about === 'health'));
    if (over.length === 0) return moot('nobody was paged');
    if (watched.some((w) => isIllStill(w, world))) return moot('something of it is unhealthy still');
    return { facts: over.map((p) => pageResolved.of(p.id, { at })) };
  },
});
