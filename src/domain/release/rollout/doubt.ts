import { isSameVersion } from '../../build/same-version.ts';
import type { Fact } from '../../deciding/fact.ts';
import { versionInDoubt } from '../../environment/facts/version-in-doubt.ts';
import type { Release, Rollout, RolloutFailure, Stage } from '../release.ts';

/** Nothing was started where the pipeline refused, and all is known where it was done; everywhere else a step that failed may have left either version. */
const leavesDoubt = (how: RolloutFailure) => how !== 'refused' && how !== 'unproven';

/** Whether a step that failed may have left either version. */
export const isUnsure = ({ state, how }: Stage): boolean =>
  state === 'failed' && (how === undefined || leavesDoubt(how));

/** Whether an answer may still come: its pipeline has never said how it ended. */
export const isUnheard = ({ state, how }: Stage) =>
  state === 'failed' && (how === 'unanswered' || how === 'silent' || how === 'stopped');

/** What a step that ended badly leaves unknown: the version it was to bring, or the one it was to replace. */
export function doubts(
  { id, environment }: Pick<Release, 'id' | 'environment'>,
  { id: rollout }: Pick<Rollout, 'id'>,
  { name: step, region, items }: Stage,
  how: RolloutFailure,
  at: string,
): Fact[] {
  if (!leavesDoubt(how)) return [];
  return items.flatMap(({ service, version, previous }) =>
    isSameVersion(version, previous)
      ? []
      : versionInDoubt.of(environment, {
          service,
          region,
          may: previous === null ? [version] : [previous, version],
          release: id,
          rollout,
          step,
          at,
        }),
  );
}
