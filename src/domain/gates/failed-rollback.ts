import { type Phrase, say } from '../phrase.ts';
import { runningOnes } from '../release/document.ts';
import { isHalfBack } from '../release/part-done.ts';
import { isStuck, nameOf, type Release } from '../release/release.ts';
import { saidOf } from '../release/status-words.ts';
import { gate } from './gate.ts';
import { sharing } from './running.ts';
import { whoMay } from './who-opens.ts';

/** A rollback that failed leaves something to put right before the next version comes; nothing to see where there is none. A fix forward is one way to put it right. */
export const failedRollback = gate({
  id: 'failed-rollback',
  title: 'Failed rollback',
  plain: 'something there could not be taken back yet',
  opens: whoMay('rollback'),
  reads: () => ({ runningReleases: runningOnes }),
  see(release, { runningReleases }) {
    const other = release.hotfix ? undefined : sharing(release, runningReleases).find(isStuck);
    return other && { open: false, saw: notBackYet(other) };
  },
});

/** Of a release whose rollback failed: what is to come of it before anything else goes there. */
export const notBackYet = (other: Release): Phrase =>
  say`${nameOf(other)} (${other.id}) ${saidOf(other)} there: ${isHalfBack(other) ? 'the rest of it goes back' : 'it goes back again'}, or is put right by hand; a hotfix goes there all the same`;
