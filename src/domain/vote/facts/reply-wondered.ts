import { fact } from '../../deciding/fact.ts';
import { votes } from '../document.ts';

/** Somebody was asked whether what they wrote was their answer. */
export const replyWondered = fact(votes, 'ReplyWondered')<{ by: string; at: string }>()({
  evolve: (vote, { by }) => ({ ...vote, wondered: [...(vote.wondered ?? []), by] }),
});
