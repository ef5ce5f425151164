import type { Builds, ComparedBuild } from './parts.ts';
import { isSameCommit } from './same-commit.ts';
import { ofSameVersion } from './same-version.ts';

/** So many comparisons of a service are kept, the newest. */
const KEPT = 4;

export const withCompared = ({ compared: before = [], ...service }: Builds, told: ComparedBuild): Builds => ({
  ...service,
  compared: [...before.filter((c) => c.from !== told.from || c.to !== told.to), told].slice(-KEPT),
});

/** What was compared of two versions, while the newer is still built from that commit. */
export function comparedOf(builds: Builds | undefined, from: string, to: string): ComparedBuild | undefined {
  const commitOf = (version: string) => ofSameVersion(builds?.builds ?? [], version)?.commit ?? '';
  const found = builds?.compared?.find((c) => c.from === from && c.to === to);
  if (!found) return undefined;
  const fits = (sha: string, version: string) => {
    const commit = commitOf(version);
    return commit === '' || sha === '' || isSameCommit(sha, commit);
  };
  return fits(found.head, to) && fits(found.base, from) ? found : undefined;
}
