import { type Mrkdwn, md } from '../blocks/mrkdwn.ts';

/** The first of many lines, and one that counts the others, so that nobody believes that these are all. */
export const fewLines = (lines: readonly Mrkdwn[], most: number, counted = andMore): Mrkdwn[] =>
  fewLinesOf(lines, most, (line) => line, counted);

/** The same of what is put in a line only where it is among the first. */
export function fewLinesOf<T>(
  all: readonly T[],
  most: number,
  lineOf: (one: T, index: number) => Mrkdwn,
  counted = andMore,
): Mrkdwn[] {
  const left = all.length - most;
  return [...all.slice(0, most).map(lineOf), ...(left > 0 ? [counted(left)] : [])];
}

const andMore = (left: number): Mrkdwn => md`and ${left} more`;
