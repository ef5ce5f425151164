import type { BallotAnswer, VoteOutcome } from '../vote.ts';

export const OUTCOME_WORDS: Record<VoteOutcome, string> = {
  go: 'Go',
  'no-go': 'No-go',
  'out-of-time': 'no decision: time ran out',
  cancelled: 'nothing: the release was cancelled',
  moved: 'nothing: the release was moved',
  changed: 'nothing: what the release contains has changed',
  overridden: 'an override',
};

export const ANSWER_WORDS: Record<BallotAnswer, string> = { go: 'Go', 'no-go': 'No-go', abstain: 'Abstention' };
