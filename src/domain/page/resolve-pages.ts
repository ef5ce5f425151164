import { z } from 'zod';
import { command } from '../deciding/command.ts';
import { type Decision, moot } from '../deciding/decision.ts';
import { pagesOf } from './document.ts';
import { pageResolved } from './facts/page-resolved.ts';

/** Timer: what the pages of a release were about is over. */
export type ResolvePages = { type: 'ResolvePages'; release: string };

export const resolvePages = command<ResolvePages>()({
  timer: z.strictObject({ release: z.string() }),
  reads: ({ release }) => ({ pages: pagesOf(release) }),
  decide({ pages, now: at }): Decision {
    if (pages.length === 0) return moot('nobody was paged');
    return { facts: pages.map((p) => pageResolved.of(p.id, { at })) };
  },
});
