import { fact } from '../../deciding/fact.ts';
import { dueAt } from '../../intents/due.ts';
import { votes } from '../document.ts';
import { byClosing } from '../timers.ts';

/** Those whose turn has come. */
export const votersAsked = fact(votes, 'VotersAsked')<{ people: string[] }>()({
  follows: ({ people }, vote, world) => dueAt(world).myTurn(people, `${vote.id}/asked/${world.now}`, byClosing(vote)),
});
