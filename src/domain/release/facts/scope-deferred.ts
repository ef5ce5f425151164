import { fact } from '../../deciding/fact.ts';
import { at, say, users } from '../../phrase.ts';
import { releases } from '../document.ts';
import { type Item, itemsOf } from '../release.ts';
import { telling } from './telling.ts';
import { unanswered } from './without.ts';

/** `to`: the release or the train it moves to; `at`: when that departs, UTC ISO. */
type Data = { request: string; items: Item[]; asker: string; by: string; to: string; at?: string };

export const scopeDeferred = fact(releases, 'ScopeDeferred')<Data>()({
  evolve: (release, { request }) => ({ ...release, requests: unanswered(release, request) }),
  follows(deferred, release, world) {
    const { due, id, seesTo, headline } = telling(deferred, release, world);
    const { request, items, asker, by, to } = deferred;
    const when = deferred.at ? say` of ${at(deferred.at)}` : say``;
    const said = say`${itemsOf(items)} moves from ${id} to ${to}${when}, by ${users([by])}.`;
    return [
      headline,
      due.note(id, `request/${request}/deferred`, said),
      ...due.myTurn(seesTo),
      due.tell(asker, `request/${request}/${id}`, said, id),
    ];
  },
});
