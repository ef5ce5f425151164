/** With fewer digits a commit says little: others begin like it. */
const SHORTEST = 7;

/** As many of a commit as people read. */
export const shortCommit = (commit: string): string => commit.slice(0, SHORTEST);

/** Whether two ways to write a commit mean the same: one may be shorter than the other, and in capitals. */
export function isSameCommit(a: string, b: string): boolean {
  const [short = '', long = ''] = [a.toLowerCase(), b.toLowerCase()].sort((x, y) => x.length - y.length);
  return short === long || (short.length >= SHORTEST && long.startsWith(short));
}
