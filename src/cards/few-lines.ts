import { type Mrkdwn, md } from '../blocks/mrkdwn.ts';

/** The first of many lines, and one that counts the others, so that nobody believes that these are all. */
export function fewLines(lines: readonly Mrkdwn[], most: number, counted = andMore): Mrkdwn[] {
  const left = lines.length - most;
  return [...lines.slice(0, most), ...(left > 0 ? [counted(left)] : [])];
}

const andMore = (left: number): Mrkdwn => md`and ${left} more`;
