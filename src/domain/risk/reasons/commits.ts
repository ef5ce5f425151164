import { newIn, unreadIn } from '../../build/new-in.ts';
import { say } from '../../phrase.ts';
import { type Reasoning, reason } from '../reason.ts';

/** A commit counts a fifth of a point, 15 at most; those that nobody read count as well. */
export const ofCommits: Reasoning = (release, known) => {
  const count = newIn(release, known).length + unreadIn(release, known);
  return reason(Math.floor(count / 5), 15, say`${count} commits`);
};
