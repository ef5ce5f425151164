import { fact } from '../../deciding/fact.ts';
import { dueAt, headlineOf } from '../../intents/due.ts';
import { say } from '../../phrase.ts';
import { haveIt } from '../calls.ts';
import { pages } from '../document.ts';
import { baseOf } from '../page.ts';

/** Everybody was asked, and nobody has it: the channel reads that. */
export const pageUnanswered = fact(pages, 'PageUnanswered')<{ at: string }>()({
  evolve: (page) => ({ ...baseOf(page), status: 'unanswered' }),
  follows({ at }, page, world) {
    const due = dueAt(world);
    const said = say`Nobody has answered: ${page.summary}. Everybody who could be asked was.`;
    const all = [...new Set(page.asked.flatMap((a) => a.to))];
    return [
      due.edit(headlineOf(page.release)),
      due.note(page.release, `page/${page.id}/unanswered/${at}`, said, true),
      ...all.map((id) => due.tell(id, `page/${page.id}/unanswered/${at}`, said, page.release, haveIt(page))),
    ];
  },
});
