import { fact } from '../../deciding/fact.ts';
import { dueAt, headlineOf, offersOf } from '../../intents/due.ts';
import { at as instant, say } from '../../phrase.ts';
import { takerWords } from '../calls.ts';
import { pages } from '../document.ts';
import { isWaiting, type TakerTold, takerOf } from '../page.ts';

/** A pager tells late who had it first: theirs it is, and nobody is woken or stopped by it. `at`: when they said so, before whoever was known to have it. */
export const pageHadBefore = fact(pages, 'PageHadBefore')<TakerTold>()({
  evolve: (page, told) => (isWaiting(page) ? page : { ...page, taker: takerOf(told) }),
  follows(told, page, world) {
    const due = dueAt(world);
    const said = say`${takerWords(takerOf(told))} has had it since ${instant(told.at)}, before anybody else: ${page.summary}`;
    const cause = `page/${page.id}/before/${told.at}`;
    // Those who were told that another has it; whoever it was may be among them.
    const asked = page.status === 'acknowledged' ? [...new Set(page.asked.flatMap((a) => a.to))] : [];
    return [
      due.note(page.release, cause, said),
      ...asked.filter((id) => id !== told.by).map((id) => due.tell(id, cause, said, page.release)),
      due.edit(offersOf(page.id)),
      due.edit(headlineOf(page.release)),
    ];
  },
});
