import { fact } from '../../deciding/fact.ts';
import { say, users } from '../../phrase.ts';
import { releases } from '../document.ts';
import { type Item, itemsOf, nameOf } from '../release.ts';
import { telling } from './telling.ts';
import { unanswered } from './without.ts';

type Data = { request: string; items: Item[]; asker: string; by: string; text: { why: string } };

export const scopeDeclined = fact(releases, 'ScopeDeclined')<Data>()({
  evolve: (release, { request }) => ({ ...release, requests: unanswered(release, request) }),
  follows(declined, release, world) {
    const { due, id, seesTo, headline } = telling(declined, release, world);
    const { request, items, asker, by, text } = declined;
    const said = say`${users([by])} declined ${itemsOf(items)} for ${nameOf(release)} (${id}): ${text.why}`;
    return [
      headline,
      due.note(id, `request/${request}/declined`, said),
      ...due.myTurn(seesTo),
      due.tell(asker, `request/${request}/${id}`, said, id),
    ];
  },
});
