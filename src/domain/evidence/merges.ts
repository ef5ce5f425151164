import { isSameCommit } from '../build/same-commit.ts';
import type { Merge } from './evidence.ts';

/** How many are kept: the newest, and pushes that were of no request as far as anybody told make room first. */
const KEPT = 200;
/** A push of more is no request's: nobody reviews that. */
const PUSHED_KEPT = 100;

/** With what is told of one arrival, by its push, its request or its repository, in whatever order. */
export function withMerge(known: readonly Merge[], { pushed, ...told }: Merge): Merge[] {
  const before = known.find((m) => isSameCommit(m.tip, told.tip));
  const commits = [...new Set([...(before?.commits ?? []), ...(told.commits ?? [])])];
  const both = {
    ...before,
    ...told,
    ...(pushed && pushed.length <= PUSHED_KEPT && { pushed }),
    ...(commits.length > 0 && { commits }),
  };
  if (before && JSON.stringify(both) === JSON.stringify(before)) return [...known];
  const all = [...known.filter((m) => m !== before), both];
  const first = all.findIndex((m) => m.head === undefined);
  return all.length <= KEPT ? all : all.filter((_, n) => n !== Math.max(0, first));
}

/** The last commits of the requests by which a commit came in: whoever approved these has seen it. */
export const headsOf = (sha: string, merges: readonly Merge[]): string[] =>
  merges.flatMap((m) =>
    m.head !== undefined && broughtBy(m, merges).some((c) => isSameCommit(c, sha)) ? [m.head] : [],
  );

/**
 * Which commits are a request's own: those that its repository says. Else those that were pushed with its last one, if they are just as many as it has, and one for the merge:
 * then nothing else came with it. Several requests that a merge queue pushes at once are told apart by their last commits.
 */
function broughtBy({ tip, pushed = [], head, size, commits }: Merge, merges: readonly Merge[]): string[] {
  if (commits) return [tip, ...commits];
  const isMerged = head !== undefined && !isSameCommit(tip, head) && pushed.some((c) => isSameCommit(c, head));
  const isAlone = merges.every(
    (m) => m.head === undefined || m.tip === tip || !pushed.some((c) => isSameCommit(c, m.tip)),
  );
  return isAlone && size !== undefined && pushed.length === size + (isMerged ? 1 : 0) ? [tip, ...pushed] : [tip];
}
