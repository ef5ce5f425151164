/**
 * `by`: a Slack user id; of somebody who isn't known there, a mark that starts with `?` and tells people apart; of a bot, `bot:` and its name. `with`: who else
 * had a hand in it (co-authors, who opened or merged it), in the same way; `names`: of those whom nobody knows, by mark. `at`: when it was written, UTC ISO.
 * Who they are by now: `writers.ts`.
 */
export type Commit = {
  sha: string;
  title: string;
  by?: string;
  with?: string[];
  names?: Record<string, string>;
  at?: string;
};
/** One version of a service as a pipeline built it. `commits`: what came in after the version `since`. */
export type Build = { version: string; commit: string; since?: string; commits: Commit[]; at: string; url?: string };
/** The builds of a service, the newest last. `heard`: the commits that its repository told of last, whatever version they go into. */
export type Builds = { v: 1; service: string; builds: Build[]; heard?: Commit[] };

/** How much of a service's past is kept: votes are about what comes next. */
const BUILDS_KEPT = 100;
const COMMITS_KEPT = 500;

/** With one more build, or one that was built anew in its place. */
export function withBuild({ builds: before, ...service }: Builds, build: Build): Builds {
  const replaced = before.some((b) => b.version === build.version);
  const builds = replaced ? before.map((b) => (b.version === build.version ? build : b)) : [...before, build];
  return { ...service, builds: newest(builds) };
}

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

export const buildOf = (builds: Builds | undefined, version: string) =>
  builds?.builds.find((b) => b.version === version);

/** What a version brings to where `live` runs. `since`: the version it comes after; without it, builds do not tell how far back it goes. */
export type Changes = { commits: Commit[]; since?: string; url?: string };

/** The commits of a version that are not live everywhere yet: of its build, and of those before it down to what runs. Undefined when nobody registered it. */
export function changesOf(builds: Builds | undefined, version: string, live: readonly string[]): Changes | undefined {
  const own = buildOf(builds, version);
  if (!own) return undefined;
  // Where some regions run it already, it is new to the others.
  const others = live.filter((v) => v !== version);
  if (live.length > 0 && others.length === 0) return { commits: [], since: version };
  const url = own.url ? { url: own.url } : {};
  // Where nobody knows what runs, a build tells at least what it comes after.
  if (live.length === 0) return { commits: own.commits, ...(own.since && { since: own.since }), ...url };
  const left = new Set(others);
  const commits: Commit[] = [];
  let reached: Changes | undefined;
  const seen = new Set<string>();
  for (let build: Build | undefined = own; build && !seen.has(build.version); ) {
    seen.add(build.version);
    commits.push(...build.commits);
    if (build.since !== undefined && left.delete(build.since))
      reached = { commits: [...commits], since: build.since, ...url };
    // Regions may run different versions: all that is new to any of them counts.
    if (left.size === 0) break;
    build = build.since === undefined ? undefined : buildOf(builds, build.since);
  }
  return reached ?? { commits: own.commits, ...url };
}
