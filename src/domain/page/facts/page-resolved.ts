import { fact } from '../../deciding/fact.ts';
import { dueAt } from '../../intents/due.ts';
import { say } from '../../phrase.ts';
import { closing } from '../calls.ts';
import { pages } from '../document.ts';
import { baseOf } from '../page.ts';

/** What it was about is over. */
export const pageResolved = fact(pages, 'PageResolved')<{ at: string }>()({
  evolve: (page, { at }) => {
    const taker = page.status === 'acknowledged' ? { taker: page.taker } : {};
    return { ...baseOf(page), status: 'resolved', at, ...taker };
  },
  // Whoever has it knows; of the others, those who were woken may be on their way.
  follows({ at }, page, world) {
    const isTaken = page.status === 'resolved' && page.taker !== undefined;
    const asked = isTaken ? [] : [...new Set(page.asked.flatMap((a) => a.to))];
    const said = say`It is over, and nobody is needed any more: ${page.summary}`;
    const told = asked.map((id) => dueAt(world).tell(id, `page/${page.id}/over/${at}`, said, page.release));
    return [...told, ...closing(page, 'resolve', world)];
  },
});
