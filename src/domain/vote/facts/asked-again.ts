import type { World } from '../../deciding/world.ts';
import type { Delegations } from '../../delegation/document.ts';
import { dueAt, headlineOf } from '../../intents/due.ts';
import type { Due } from '../../intents/intent.ts';
import type { Phrase } from '../../phrase.ts';
import { askedOf } from '../asked.ts';
import { byClosing, closingTimers } from '../timers.ts';
import type { Vote } from '../vote.ts';

/** What follows where a vote that was over is open again, because of `cause` and in those words: its message, its release, and whoever is asked once more. */
export function askedAgain(
  vote: Vote,
  remindAt: string,
  cause: string,
  said: Phrase,
  world: World & Delegations,
): Due[] {
  const due = dueAt(world);
  return [
    due.edit(vote.id),
    due.edit(headlineOf(vote.release)),
    due.note(vote.release, cause, said, true),
    ...due.myTurn(askedOf(vote, world), cause, byClosing(vote)),
    ...closingTimers(vote, remindAt, world),
  ];
}
