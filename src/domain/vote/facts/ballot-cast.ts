import { fact } from '../../deciding/fact.ts';
import { dueAt, headlineOf } from '../../intents.ts';
import { answerBefore } from '../acted.ts';
import { votes } from '../document.ts';
import { expiryTimer } from '../expiry.ts';
import type { Answer } from '../vote.ts';

type Data = {
  by: string;
  role: string;
  answer: Answer;
  at: string;
  print?: string;
  instead?: string;
  onDuty?: true;
  text: { why: string };
};

/** It takes the place of what the same person's answer in that role was before, whoever gave it. */
export const ballotCast = fact(votes, 'BallotCast')<Data>()({
  evolve(vote, { by, role, answer, at, text, print, instead, onDuty }) {
    const before = answerBefore(vote, { by, role, ...(instead && { instead }) });
    const others = vote.ballots.filter((b) => b !== before);
    const changed = before !== undefined && before.answer !== answer;
    const more = { ...(print && { print }), ...(instead && { instead }), ...(onDuty && { onDuty }) };
    return { ...vote, ballots: [...others, { by, role, answer, at, why: text.why, changed, ...more }] };
  },
  follows({ by, instead }, vote, world) {
    const due = dueAt(world);
    return [
      due.edit(vote.id),
      due.edit(headlineOf(vote.release)),
      ...due.myTurn(vote.status === 'open' ? [by, ...(instead ? [instead] : [])] : []),
      ...expiryTimer(vote, world),
    ];
  },
});
