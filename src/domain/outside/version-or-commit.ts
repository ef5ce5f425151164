import { type Builds, buildOf, builtOf } from '../build/build.ts';
import { versionTold } from '../build/version-told.ts';
import type { Service } from '../company/services.ts';
import { byCommit } from '../environment/by-commit.ts';

const LONGEST_VERSION = 60;

/**
 * The version that was told, as it was registered: a tag may be written with a `v` or with the service; without a version, the one that was built of
 * the commit, else "commit abc1234". Undefined where neither was told.
 */
export function versionOf(
  { version, commit }: { version?: string | undefined; commit?: string | undefined },
  builds: Builds | undefined,
  service?: Service,
): string | undefined {
  const told = versionTold(service, builds, version?.trim() ?? '');
  if (told !== '' && told.length <= LONGEST_VERSION && !/\s/.test(told)) return buildOf(builds, told)?.version ?? told;
  if (commit === undefined) return undefined;
  return builtOf(builds?.builds ?? [], commit)?.version ?? byCommit(commit);
}

/** Whether it tells that a service was taken away, whichever version it was. */
export const isOfAll = ({ state, version, commit }: { state: string; version?: string; commit?: string }): boolean =>
  state === 'removed' && version === undefined && commit === undefined;
