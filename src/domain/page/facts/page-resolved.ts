import { fact } from '../../deciding/fact.ts';
import { closing } from '../calls.ts';
import { pages } from '../document.ts';
import { baseOf } from '../page.ts';

/** What it was about is over. */
export const pageResolved = fact(pages, 'PageResolved')<{ at: string }>()({
  evolve: (page, { at }) => {
    const taker = page.status === 'acknowledged' ? { taker: page.taker } : {};
    return { ...baseOf(page), status: 'resolved', at, ...taker };
  },
  follows: (_, page, world) => closing(page, 'resolve', world),
});
