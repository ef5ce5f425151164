import { fact } from '../../deciding/fact.ts';
import { dueAt } from '../../intents/due.ts';
import { say } from '../../phrase.ts';
import { closing, takerWords } from '../calls.ts';
import { pages } from '../document.ts';
import { baseOf } from '../page.ts';

/** `how`: `slack`, or the pager where they said so; `name`: what they are called there, where Slack does not know them. */
type Data = { by?: string; how: string; at: string; text: { name?: string } };

/** Somebody has it: nobody else is woken. */
export const pageAcknowledged = fact(pages, 'PageAcknowledged')<Data>()({
  evolve: (page, { by, how, at, text: { name } }) => ({
    ...baseOf(page),
    status: 'acknowledged',
    taker: { ...(by && { by }), ...(name && { name }), how, at },
  }),
  follows({ by, how, at }, page, world) {
    if (page.status !== 'acknowledged') return [];
    const due = dueAt(world);
    const said = say`${takerWords(page.taker)} has it: ${page.summary}`;
    const others = page.asked.flatMap((a) => a.to).filter((id) => id !== by);
    return [
      due.note(page.release, `page/${page.id}/taken/${at}`, said, true),
      ...[...new Set(others)].map((id) => due.tell(id, `page/${page.id}/taken/${at}`, said, page.release)),
      ...closing(page, 'acknowledge', world, how),
    ];
  },
});
