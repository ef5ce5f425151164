import { fact } from '../../deciding/fact.ts';
import { one } from '../../deciding/reads.ts';
import { dueAt } from '../../intents/due.ts';
import { say } from '../../phrase.ts';
import { releases } from '../../release/document.ts';
import { pages } from '../document.ts';

/** What somebody is needed for, or has already, is another by now: nobody is woken anew. */
export const pageChanged = fact(pages, 'PageChanged')<{ at: string; text: { summary: string } }>()({
  evolve: (page, { text: { summary } }) => ({ ...page, summary }),
  reads: (_, { release }) => ({ release: one(releases, release) }),
  follows({ at }, page, { release, ...world }) {
    const taker = page.status === 'acknowledged' ? page.taker.by : undefined;
    // Its owner is told of what was found itself.
    if (taker === undefined || taker === release?.owner) return [];
    const said = say`What you have is another by now: ${page.summary}`;
    return [dueAt(world).tell(taker, `page/${page.id}/changed/${at}`, said, page.release)];
  },
});
