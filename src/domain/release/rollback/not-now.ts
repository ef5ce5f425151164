import { type Refusal, refuse } from '../../deciding/decision.ts';
import { at, listed, say } from '../../phrase.ts';
import { nameOf, type Release, rolloutOf } from '../release.ts';
import { isAlready, isSo, openIt } from '../state-refusals.ts';
import { isEarlierLeft } from './earlier.ts';
import { takenBack } from './taken-back.ts';

/** Why nothing of a release can go back as it stands. */
export function notNow(release: Release): Refusal | undefined {
  if (release.status === 'rolled-back' && takenBack(release).length === 0 && !isEarlierLeft(release))
    return release.replacedBy ? isAlready('replaced', release) : wasRolledBack(release);
  if (release.status === 'rolling-back' && !release.failed) return isAlready('rolling-back', release);
  if (rolloutOf(release)) return undefined;
  return release.passed ? leftBehind(release) : isSo('not-deployed', release, say`nothing of it was deployed.`);
}

/** Nothing of it is left anywhere. */
export const wasRolledBack = (release: Extract<Release, { status: 'rolled-back' }>): Refusal =>
  refuse('rolled-back', say`${nameOf(release)} was rolled back already, ${at(release.at)}.`, {
    offers: openIt(release),
  });

/** What it passed stays as it is: only where a release is, it goes back. */
const leftBehind = (release: Release): Refusal =>
  refuse(
    'left-behind',
    say`Nothing of ${nameOf(release)} is deployed there yet; it is live in ${listed((release.passed ?? []).map((p) => say`${p.environment}`))}.`,
    { remedy: say`Cancel it, and deploy the version before there.`, offers: openIt(release) },
  );
