import { fact } from '../../deciding/fact.ts';
import { dueAt } from '../../intents/due.ts';
import { say, users } from '../../phrase.ts';
import { pages } from '../document.ts';

/** A pager could not be reached: those it would have woken may not know, and the channel reads who. */
export const pageUnsent = fact(pages, 'PageUnsent')<{
  pager: string;
  to: string[];
  at: string;
  text: { why: string };
}>()({
  evolve: (page, { pager, text: { why } }) => ({ ...page, unsent: [...page.unsent, { pager, why }] }),
  follows({ pager, to, at, text: { why } }, page, world) {
    const due = dueAt(world);
    const whom = to.length > 0 ? say`${pager} did not reach ${users(to)}` : say`${pager} was not reached`;
    const said = say`${whom}: ${why}. Call them another way: ${page.summary}`;
    return [due.note(page.release, `page/${page.id}/unsent/${pager}/${at}`, said, true)];
  },
});
