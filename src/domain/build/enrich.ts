import type { Build, Builds, Commit } from './build.ts';
import { isSameCommit } from './same-commit.ts';

/** How many commits that came in are kept for builds that are still to come. */
const HEARD_KEPT = 200;

/** What a repository told of its commits, the newest last; builds that hold them know their times and authors from it, whichever came first. */
export function withHeard({ builds, heard: before = [], ...service }: Builds, commits: readonly Commit[]): Builds {
  const known = new Map([...before, ...commits].map((c) => [c.sha, c]));
  for (const { sha } of commits) {
    const newest = known.get(sha);
    const older = before.find((b) => b.sha === sha);
    known.delete(sha);
    if (newest) known.set(sha, older ? together(older, newest) : newest);
  }
  const heard = [...known.values()].slice(-HEARD_KEPT);
  return { ...service, heard, builds: builds.map((b) => enriched(b, commits)) };
}

/** A build with what is known of its commits besides. */
export function enriched(build: Build, heard: readonly Commit[]): Build {
  if (heard.length === 0 || build.commits.length === 0) return build;
  let isNews = false;
  const commits = build.commits.map((c) => {
    const more = heard.find((h) => isSameCommit(h.sha, c.sha));
    const both = more ? together(c, more) : c;
    isNews ||= both !== c;
    return both;
  });
  return isNews ? { ...build, commits } : build;
}

/** Whoever had a hand in it by either is excluded: nobody is lost by what was told later. */
function together(known: Commit, more: Commit): Commit {
  const by = known.by ?? more.by;
  const everybody = [...(known.with ?? []), ...(more.by === undefined ? [] : [more.by]), ...(more.with ?? [])];
  const others = [...new Set(everybody)].filter((p) => p !== by);
  const names = { ...known.names, ...more.names };
  const at = known.at ?? more.at;
  const breaking = known.breaking ?? more.breaking;
  const refs = [...new Set([...(known.refs ?? []), ...(more.refs ?? [])])];
  const both: Commit = {
    ...known,
    ...(by !== undefined && { by }),
    ...(others.length > 0 && { with: others }),
    ...(Object.keys(names).length > 0 && { names }),
    ...(at !== undefined && { at }),
    ...(breaking && { breaking }),
    ...(refs.length > 0 && { refs }),
  };
  return JSON.stringify(both) === JSON.stringify(known) ? known : both;
}
