import type { Builds } from '../build/build.ts';
import { ofSameVersion } from '../build/same-version.ts';
import { byCommit } from '../environment/by-commit.ts';

const SHORT = 7;
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
  return known.findLast((b) => isSameCommit(b.commit, commit))?.version ?? byCommit(commit);
}

/** One may be written shorter than the other, but not so short that it says little. */
export const isSameCommit = (a: string, b: string): boolean => {
  const [short = '', long = ''] = [a.toLowerCase(), b.toLowerCase()].sort((x, y) => x.length - y.length);
  return short.length >= SHORT && long.startsWith(short);
};
