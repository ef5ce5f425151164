import type { BallotAnswer } from '../domain/vote/vote.ts';

/** Why something that is nearly an answer is not counted. */
export type Nearly = 'elsewhere' | 'terms' | 'role' | 'roles' | 'question' | 'back' | 'words';

/**
 * What a reply in a vote's thread is. `answer`: it can mean one thing only. `nearly`: it begins like an answer, or is spelled like one; `unknown`:
 * the word where a role was expected, or the other release that it is for. `maybe`: it would be an answer if the vote had been asked. `chat`: nobody's vote.
 */
export type Reply =
  | { is: 'answer'; answer: BallotAnswer; why: string; role?: string }
  | { is: 'nearly'; because: Nearly; meant: BallotAnswer; unknown?: string }
  | { is: 'maybe'; meant: BallotAnswer }
  | { is: 'chat' };

export const CHAT: Reply = { is: 'chat' };

export const nearly = (because: Nearly, meant: BallotAnswer, unknown?: string): Reply => ({
  is: 'nearly',
  because,
  meant,
  ...(unknown && { unknown }),
});
