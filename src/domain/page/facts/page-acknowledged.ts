import { fact } from '../../deciding/fact.ts';
import { dueAt } from '../../intents/due.ts';
import { say } from '../../phrase.ts';
import { closing, takerWords } from '../calls.ts';
import { pages } from '../document.ts';
import { baseOf, type TakerTold, takerOf } from '../page.ts';

/** Somebody has it: nobody else is woken. */
export const pageAcknowledged = fact(pages, 'PageAcknowledged')<TakerTold>()({
  evolve: (page, told) => ({ ...baseOf(page), status: 'acknowledged', taker: takerOf(told) }),
  follows(told, page, world) {
    const { by, how, at } = told;
    const due = dueAt(world);
    const said = say`${takerWords(takerOf(told))} has it: ${page.summary}`;
    const others = page.asked.flatMap((a) => a.to).filter((id) => id !== by);
    return [
      due.note(page.release, `page/${page.id}/taken/${at}`, said, true),
      ...[...new Set(others)].map((id) => due.tell(id, `page/${page.id}/taken/${at}`, said, page.release)),
      ...closing(page, 'acknowledge', world, how),
    ];
  },
});
