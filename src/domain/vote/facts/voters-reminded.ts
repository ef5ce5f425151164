import { fact } from '../../deciding/fact.ts';
import { dueAt } from '../../intents/due.ts';
import { votes } from '../document.ts';
import { byClosing, escalation } from '../timers.ts';

export const votersReminded = fact(votes, 'VotersReminded')<{ people: string[] }>()({
  evolve: (vote, { people }) => ({ ...vote, reminded: [...new Set([...vote.reminded, ...people])] }),
  follows: ({ people }, vote, world) => [
    ...dueAt(world).myTurn(people, `${vote.id}/reminder/${vote.closesAt}`, byClosing(vote)),
    ...escalation(vote, world),
  ],
});
