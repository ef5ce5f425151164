import { say } from '../phrase.ts';
import { runningOnes } from '../release/document.ts';
import { isStuck, nameOf } from '../release/release.ts';
import { saidOf } from '../release/status-words.ts';
import { gate } from './gate.ts';
import { sharing } from './running.ts';

export const otherRollouts = gate({
  id: 'other-rollouts',
  title: 'Other releases',
  plain: 'another release is under way there',
  firm: true,
  reads: () => ({ runningReleases: runningOnes }),
  see(release, { runningReleases }) {
    const other = sharing(release, runningReleases).find((o) => !isStuck(o));
    return other
      ? { open: false, waits: true, saw: say`${nameOf(other)} (${other.id}) ${saidOf(other)} there` }
      : { open: true, saw: say`nothing else is deploying there` };
  },
});
