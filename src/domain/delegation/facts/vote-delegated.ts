import { roleTitle } from '../../company/roles.ts';
import { fact } from '../../deciding/fact.ts';
import { dueAt } from '../../intents/due.ts';
import { at, say, users } from '../../phrase.ts';
import { delegations } from '../document.ts';

type Data = { by: string; to: string; role?: string; from: string; until: string };

/** Both hear of it; whoever is to vote at once is told what on, as anybody who is asked is. */
export const voteDelegated = fact(delegations, 'VoteDelegated')<Data>()({
  opens: ({ delegation: id, by, to, role, from, until }) => ({ v: 1, id, by, to, ...(role && { role }), from, until }),
  follows(_, { id, by, to, role, from, until }, world) {
    const due = dueAt(world);
    const isNow = from <= world.now;
    const what = role ? say`for ${roleTitle(world.company, role)}` : say`in every role`;
    return [
      due.tell(to, id, say`You vote for ${users([by])} ${what}, from ${at(from)} until ${at(until)}.`),
      ...due.myTurn([by, ...(isNow ? [] : [to])]),
      ...(isNow ? due.myTurn([to], id, { by: until }) : []),
      due.timer(`delegation/${id}`, until, { type: 'EndDelegation', delegation: id }),
    ];
  },
});
