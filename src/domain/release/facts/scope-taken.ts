import { changesSought } from '../../build/seeking.ts';
import { fact } from '../../deciding/fact.ts';
import { weighTimers } from '../../evidence/concerned.ts';
import { say, users } from '../../phrase.ts';
import { releases } from '../document.ts';
import { type Item, itemsOf, nameOf, type Status, servicesOf, voteOf } from '../release.ts';
import { changedTo, hearsAnew } from '../rollout/audiences-heard.ts';
import { replanned } from './base.ts';
import { besidesOf, lineShown } from './neighbours.ts';
import { telling } from './telling.ts';
import { unanswered } from './without.ts';

type Data = { request: string; items: Item[]; before: Item[]; asker: string; by: string; at: string; was?: Status };

export const scopeTaken = fact(releases, 'ScopeTaken')<Data>()({
  evolve: (release, { items, request }) => replanned(release, { items, requests: unanswered(release, request) }),
  reads: ({ before }, release) => besidesOf(release, { items: before }),
  follows(taken, release, world) {
    const { due, id, seesTo, start, headline, turns, told } = telling(taken, release, world);
    const { request, items, before, asker, by, was } = taken;
    const services = servicesOf({ items: before }).join(', ');
    const changedFor = changedTo({ ...release, items: before }, release);
    const cause = `request/${request}/taken`;
    return [
      headline,
      ...changesSought(release, world),
      // What a vote is about, that says itself, with what it does to the vote.
      ...(voteOf(release) === undefined
        ? [due.note(id, cause, say`${users([by])} took it: the release is ${itemsOf(items)} now.`, true)]
        : []),
      ...due.posts('changed', cause, { ...told, was: services }, (a) => changedFor.includes(a.language)),
      ...(was === 'rejected' ? due.posts('reopened', `${cause}/anew`, told, hearsAnew({ changedFor })) : []),
      ...weighTimers(release, world),
      ...lineShown(release, world, { items: before }),
      ...turns,
      ...due.myTurn(seesTo, cause, { morning: true, by: start }),
      due.tell(asker, `request/${request}`, say`${nameOf(release)} (${id}) has what you asked for.`, id),
    ];
  },
});
