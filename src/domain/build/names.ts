import { own } from '../own.ts';
import type { Commit } from './build.ts';

/** The names of those whom nobody knows, by mark: what people call them is kept where it can be erased. */
export function namesOf(commits: readonly Commit[]): { names?: Record<string, string> } {
  const names = Object.assign({}, ...commits.map((c) => c.names ?? {}));
  return Object.keys(names).length > 0 ? { names } : {};
}

export function withNames(commit: Commit, names: Record<string, string> | undefined): Commit {
  const marks = [...(commit.by === undefined ? [] : [commit.by]), ...(commit.with ?? [])];
  const known = marks.flatMap((mark) => {
    const name = own(names, mark);
    return name === undefined ? [] : [[mark, name] as const];
  });
  return known.length > 0 ? { ...commit, names: Object.fromEntries(known) } : commit;
}
