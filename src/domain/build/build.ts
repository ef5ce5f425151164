import { nearer } from './before.ts';
import { comparedOf } from './compared.ts';
import type { Build, Builds, Commit, ComparedBuild } from './parts.ts';
import { isSameCommit } from './same-commit.ts';
import { bareVersion, isSameVersion, ofSameVersion } from './same-version.ts';

export type { Build, Builds, Commit } from './parts.ts';

/** How much of a service's past is kept: votes are about what comes next. */
const BUILDS_KEPT = 100;
const COMMITS_KEPT = 500;

/** With one more build, or one that was built anew in its place. */
export function withBuild({ builds: before, ...service }: Builds, build: Build): Builds {
  const replaced = ofSameVersion(before, build.version);
  const anew = replaced ? withFormer(build, [replaced.commit, ...(replaced.former ?? [])]) : build;
  const builds = replaced ? before.map((b) => (b === replaced ? anew : b)) : [...before, build];
  return { ...service, builds: newest(builds.map((b) => nearer(b, build.version))) };
}

/** With more of what it was built from before; in one order, whichever was told first. */
export function withFormer({ former = [], ...build }: Build, more: readonly string[]): Build {
  const all = [...new Set([...former, ...more])].filter((c) => !isSameCommit(c, build.commit)).sort();
  return all.length > 0 ? { ...build, former: all.slice(0, FORMER_KEPT) } : build;
}
const FORMER_KEPT = 20;

/** What was built of a commit: as it stands, else before it was built again. */
export const builtOf = (builds: readonly Build[], commit: string): Build | undefined =>
  builds.findLast((b) => isSameCommit(b.commit, commit)) ??
  builds.findLast((b) => b.former?.some((c) => isSameCommit(c, commit)));

function newest(builds: Build[]): Build[] {
  const kept: Build[] = [];
  let commits = 0;
  for (const build of builds.slice(-BUILDS_KEPT).reverse()) {
    commits += build.commits.length;
    if (kept.length > 0 && commits > COMMITS_KEPT) break;
    kept.unshift(build);
  }
  return kept;
}

export const buildOf = (builds: Builds | undefined, version: string) => builds && ofSameVersion(builds.builds, version);

/**
 * What a version brings to where `live` runs. `since`: the version it comes after; without it, builds do not tell how far back it goes. `told`: by a repository, one for each version
 * that runs; without it, by builds alone. `unread`: why a repository could not say.
 */
export type Changes = { commits: Commit[]; since?: string; url?: string; told?: ComparedBuild[]; unread?: string };

/** The commits of a version that are not live everywhere yet: of its build, and of those before it down to what runs. Undefined when nobody registered it. */
export function changesOf(builds: Builds | undefined, version: string, live: readonly string[]): Changes | undefined {
  // Where some regions run it already, it is new to the others.
  const others = live.filter((v) => !isSameVersion(v, version));
  const told = others.flatMap((v) => comparedOf(builds, v, version) ?? []);
  if (told.length > 0 && told.length === others.length && told.every((c) => c.failed === undefined))
    return toldOf(told);
  const unread = told.find((c) => c.failed !== undefined)?.failed;
  const registered = registeredOf(builds, version, live, others);
  return registered && unread !== undefined ? { ...registered, unread } : registered;
}

/** As a repository tells it. */
function toldOf(told: ComparedBuild[]): Changes {
  const commits = new Map(told.flatMap((c) => c.commits).map((c) => [c.sha, c]));
  const url = told.find((c) => c.url)?.url;
  return { commits: [...commits.values()], since: told.map((c) => c.from).join(' and '), told, ...(url && { url }) };
}

/** As builds registered it. */
function registeredOf(
  builds: Builds | undefined,
  version: string,
  live: readonly string[],
  others: readonly string[],
): Changes | undefined {
  const own = buildOf(builds, version);
  if (!own) return undefined;
  if (live.length > 0 && others.length === 0) return { commits: [], since: version };
  const url = own.url ? { url: own.url } : {};
  // Where nobody knows what runs, a build tells at least what it comes after.
  if (live.length === 0) return { commits: own.commits, ...(own.since && { since: own.since }), ...url };
  const left = new Set(others.map(bareVersion));
  const commits: Commit[] = [];
  let reached: Changes | undefined;
  const seen = new Set<string>();
  for (let build: Build | undefined = own; build && !seen.has(build.version); ) {
    seen.add(build.version);
    commits.push(...build.commits);
    if (build.since !== undefined && left.delete(bareVersion(build.since)))
      reached = { commits: [...commits], since: build.since, ...url };
    // Regions may run different versions: all that is new to any of them counts.
    if (left.size === 0) break;
    build = build.since === undefined ? undefined : buildOf(builds, build.since);
  }
  return reached ?? { commits: own.commits, ...url };
}
