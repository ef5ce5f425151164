import { fact } from '../../deciding/fact.ts';
import { standing } from '../../delegation/document.ts';
import { dueAt, headlineOf } from '../../intents/due.ts';
import { say, users } from '../../phrase.ts';
import { askedOf } from '../asked.ts';
import { votes } from '../document.ts';
import { byClosing } from '../timers.ts';

type Data = { by: string; at: string; text: { why: string } };

/** Somebody objects to a release that would clear by itself: its votes are needed. */
export const objectionRaised = fact(votes, 'ObjectionRaised')<Data>()({
  evolve({ clearsAt: _, ...vote }) {
    return vote;
  },
  reads: () => ({ delegations: standing }),
  follows({ by, text }, vote, world) {
    const due = dueAt(world);
    return [
      due.edit(vote.id),
      due.edit(headlineOf(vote.release)),
      due.note(
        vote.release,
        `${vote.id}/objection/${by}`,
        say`${users([by])} objects to clearing it without a vote: ${text.why}. Its votes are needed.`,
        true,
      ),
      ...due.myTurn(askedOf(vote, world), `${vote.id}/objection`, byClosing(vote)),
    ];
  },
});
