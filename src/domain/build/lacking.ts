import { type Build, type Builds, buildOf, type Commit } from './build.ts';
import { bareVersion, isSameVersion } from './same-version.ts';

/**
 * The commits of one version that another does not have, the oldest build first; undefined where builds do not tell a version that both come after.
 * A commit that was picked over has another sha and the same title: it counts as there.
 */
export function lacking(builds: Builds | undefined, version: string, fix: string): Commit[] | undefined {
  if (isSameVersion(version, fix)) return [];
  const line = lineOf(builds, version);
  const known = new Set(line.flatMap(namesOf));
  if (known.size === 0) return undefined;
  const commits: Commit[] = [];
  for (const build of lineOf(builds, fix)) {
    if (known.has(bareVersion(build.version))) return without(commits, version, build.version, line);
    commits.unshift(...build.commits);
    if (build.since !== undefined && known.has(bareVersion(build.since)))
      return without(commits, version, build.since, line);
  }
  return undefined;
}

/** A build and those before it, the newest first, as far back as each names the one that it comes after. */
function lineOf(builds: Builds | undefined, version: string): Build[] {
  const line: Build[] = [];
  const seen = new Set<string>();
  for (let build = buildOf(builds, version); build && !seen.has(build.version); ) {
    seen.add(build.version);
    line.push(build);
    build = build.since === undefined ? undefined : buildOf(builds, build.since);
  }
  return line;
}

const namesOf = ({ version, since }: Build) => (since === undefined ? [version] : [version, since]).map(bareVersion);

/** `common`: the version that both come after; what came in since then is what one has of the other. */
function without(commits: Commit[], version: string, common: string, line: Build[]): Commit[] {
  if (isSameVersion(version, common)) return commits;
  const end = line.findIndex((b) => isSameVersion(b.version, common));
  const own = line.slice(0, end < 0 ? line.length : end).flatMap((b) => b.commits);
  const there = new Set(own.flatMap((c) => [c.sha, c.title]));
  return commits.filter((c) => !there.has(c.sha) && !there.has(c.title));
}
