import { type Mrkdwn, md, when } from '../blocks/mrkdwn.ts';
import { fewUsers } from '../domain/few.ts';
import { takerWords } from '../domain/page/calls.ts';
import type { Page } from '../domain/page/page.ts';
import type { Release } from '../domain/release/release.ts';

const NAMED = 5;

/** Of what somebody was woken for and is not over: who was asked last, or who has it. */
export const pagedLines = ({ id }: Pick<Release, 'id'>, { paged }: { paged: readonly Page[] }): Mrkdwn[] =>
  paged.flatMap((page) => (page.release === id ? pageLine(page) : []));

function pageLine(page: Page): Mrkdwn[] {
  const all = [...new Set(page.asked.flatMap((a) => a.to))];
  const last = page.asked.at(-1);
  switch (page.status) {
    case 'open':
      return last && last.to.length > 0
        ? [md`Paged ${fewUsers(last.to, NAMED)} ${when(last.at)}: nobody has it yet`]
        : [md`There was nobody to page`];
    case 'unanswered':
      return [md`Paged ${fewUsers(all, NAMED)}: nobody has answered`];
    case 'acknowledged':
      return [md`${takerWords(page.taker)} has it since ${when(page.taker.at)}`];
    case 'resolved':
      return [];
  }
}
