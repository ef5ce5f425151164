import { z } from 'zod';
import { command } from '../deciding/command.ts';
import { type Decision, moot } from '../deciding/decision.ts';
import { pagesOf } from './document.ts';
import { pageAcknowledged } from './facts/page-acknowledged.ts';
import { isWaiting } from './page.ts';

/** Timer: somebody does what the pages of a release ask for, and so has them. `by`: a user id. */
export type TakePages = { type: 'TakePages'; release: string; by: string };

export const takePages = command<TakePages>()({
  timer: z.strictObject({ release: z.string(), by: z.string() }),
  reads: ({ release }) => ({ pages: pagesOf(release) }),
  decide({ pages, now: at }, { by }): Decision {
    const waiting = pages.filter(isWaiting);
    if (waiting.length === 0) return moot('nobody is asked any more');
    return { facts: waiting.map((p) => pageAcknowledged.of(p.id, { by, how: 'slack', at, text: {} })) };
  },
});
