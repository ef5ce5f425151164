import { command } from '../deciding/command.ts';
import { type Decision, moot } from '../deciding/decision.ts';
import { one, oneIf } from '../deciding/reads.ts';
import { votes } from '../vote/document.ts';
import { approverUnreached } from '../vote/facts/approver-unreached.ts';
import { voteOfApproval } from '../vote/opening/approval-pages.ts';
import { pages } from './document.ts';
import { pageUnsent } from './facts/page-unsent.ts';
import { isWaiting } from './page.ts';

/** From us: a pager could not be reached, as often as it was tried. */
export type MissPage = { type: 'MissPage'; page: string; pager: string; to: string[]; why: string };

export const missPage = command<MissPage>()({
  reads: ({ page }) => ({ page: one(pages, page), vote: oneIf(votes, voteOfApproval(page)) }),
  decide({ page, vote, now: at }, { page: id, pager, to, why }): Decision {
    if (vote?.status === 'open') return { facts: [approverUnreached.of(vote.id, { pager, to, at, text: { why } })] };
    if (!page || !isWaiting(page)) return moot('nobody waits for it');
    return { facts: [pageUnsent.of(id, { pager, to, at, text: { why } })] };
  },
});
