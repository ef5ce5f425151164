import { z } from 'zod';
import { command } from '../deciding/command.ts';
import { type Decision, moot } from '../deciding/decision.ts';
import { one, oneIf } from '../deciding/reads.ts';
import { releases } from '../release/document.ts';
import { pages } from './document.ts';
import { pageEscalated } from './facts/page-escalated.ts';
import { pageUnanswered } from './facts/page-unanswered.ts';
import { type PagingStep, STEPS } from './page.ts';
import { nextAsked } from './whom.ts';

/** Timer: those of a step have had their minutes. */
export type EscalatePage = { type: 'EscalatePage'; page: string; step: PagingStep };

export const escalatePage = command<EscalatePage>()({
  timer: z.strictObject({ page: z.string(), step: z.enum(STEPS) }),
  reads: ({ page }) => ({ page: one(pages, page) }),
  also: ({ page }) => ({ release: oneIf(releases, page?.release) }),
  decide(world, { page: id, step }): Decision {
    const { page, release, now: at } = world;
    if (page?.status !== 'open' || !release) return moot('somebody has it, or it is over');
    if (page.asked.at(-1)?.step !== step) return moot('others were asked since');
    const before = page.asked.flatMap((a) => a.to);
    const next = nextAsked(step, release, before, world);
    return { facts: [next ? pageEscalated.of(id, { ...next, at }) : pageUnanswered.of(id, { at })] };
  },
});
