import { type Builds, builtOf } from '../build/build.ts';
import { ofSameVersion } from '../build/same-version.ts';
import { byCommit } from '../environment/by-commit.ts';

const LONGEST_VERSION = 60;

/**
 * The version that was told, as it was registered: a tag may be written with a `v`; without a version, the one that was built of the commit, else
 * "commit abc1234". Undefined where neither was told.
 */
export function versionOf(
  { version, commit }: { version?: string | undefined; commit?: string | undefined },
  builds: Builds | undefined,
): string | undefined {
  const known = builds?.builds ?? [];
  const told = version?.trim() ?? '';
  if (told !== '' && told.length <= LONGEST_VERSION && !/\s/.test(told))
    return ofSameVersion(known, told)?.version ?? told;
  if (commit === undefined) return undefined;
  return builtOf(known, commit)?.version ?? byCommit(commit);
}

/** Whether it tells that a service was taken away, whichever version it was. */
export const isOfAll = ({ state, version, commit }: { state: string; version?: string; commit?: string }): boolean =>
  state === 'removed' && version === undefined && commit === undefined;
