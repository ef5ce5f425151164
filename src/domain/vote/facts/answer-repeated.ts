import { fact } from '../../deciding/fact.ts';
import { dueAt } from '../../intents/due.ts';
import { answerBefore } from '../answering/acted.ts';
import { expiryTimer } from '../answering/expiry.ts';
import { votes } from '../document.ts';

/** The same answer again, at a later time: whatever the person wrote before that is older, however late it arrives. */
export const answerRepeated = fact(votes, 'AnswerRepeated')<{
  by: string;
  role: string;
  instead?: string;
  at: string;
}>()({
  evolve(vote, { at, ...whose }) {
    const before = answerBefore(vote, whose);
    return { ...vote, ballots: vote.ballots.map((b) => (b === before ? { ...b, at } : b)) };
  },
  follows: (_, vote, world) => [dueAt(world).edit(vote.id), ...expiryTimer(vote, world)],
});
