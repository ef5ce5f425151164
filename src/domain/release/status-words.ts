import { GONOGO } from '../deciding/world.ts';
import { type Phrase, say, user } from '../phrase.ts';
import { wentWell } from './drilled.ts';
import { hasFailedBack, isHalfBack } from './part-done.ts';
import { type Predecessor, type Release, rolloutOf, type Status } from './release.ts';
import { isPartlyBack } from './rollback/taken-back.ts';

/** What is stored of a release, as the predicate of a sentence: "api 4.2 → production *is being voted on*". */
export function saidOf(release: Release): string {
  if (isHalfBack(release)) return 'is rolled back halfway';
  if (hasFailedBack(release)) return 'has a rollback that failed';
  if (wentWell(release)) return 'is a drill that is done';
  if (isPartlyBack(release)) return 'is partly rolled back';
  return release.status === 'rolled-back' && release.replacedBy
    ? `is replaced by ${release.replacedBy.join(', ')}`
    : STATUS_SAID[release.status];
}

/** The same, and by whom, where somebody else may have done it a moment ago: "is cancelled by @maya". */
export function saidAndBy(release: Release): Phrase {
  const said = saidOf(release);
  const by = release.status === 'cancelled' ? release.by : goingBackBy(release);
  return by === undefined || by === GONOGO.id ? [said] : say`${said} by ${user(by)}`;
}

const goingBackBy = (release: Release) =>
  release.status === 'rolling-back' && !release.failed ? rolloutOf(release)?.by : undefined;

const STATUS_SAID: Record<Status, string> = {
  planned: 'is planned',
  voting: 'is being voted on',
  rejected: 'is rejected',
  approved: 'is approved',
  deploying: 'is deploying',
  failed: 'has failed',
  'rolling-back': 'is being rolled back',
  'rolled-back': 'is rolled back',
  completed: 'is live',
  cancelled: 'is cancelled',
};

/** How a release that others wait for ended, as the predicate of a sentence. */
export const ENDED_SAID: Record<NonNullable<Predecessor['ended']>, string> = {
  completed: 'is live',
  'rolled-back': 'was rolled back',
  'partly-back': 'was partly rolled back',
  replaced: 'was replaced',
  cancelled: 'was cancelled',
};
