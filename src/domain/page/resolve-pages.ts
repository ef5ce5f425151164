import { z } from 'zod';
import { command } from '../deciding/command.ts';
import { type Decision, moot } from '../deciding/decision.ts';
import { pagesOf } from './document.ts';
import { pageResolved } from './facts/page-resolved.ts';
import { isOfHealth } from './page.ts';

/** Timer: what the pages of a release were about is over. `about`: those of the health of what runs after a rollback, which is another matter than whether it is back. */
export type ResolvePages = { type: 'ResolvePages'; release: string; about?: 'health' };

export const resolvePages = command<ResolvePages>()({
  timer: z.strictObject({ release: z.string(), about: z.literal('health').optional() }),
  reads: ({ release }) => ({ pages: pagesOf(release) }),
  decide({ pages, now: at }, { about }): Decision {
    const over = pages.filter((p) => isOfHealth(p) === (about === 'health'));
    if (over.length === 0) return moot('nobody was paged');
    return { facts: over.map((p) => pageResolved.of(p.id, { at })) };
  },
});
