import type { ReadingContext } from '../../reading/part.ts';
import { ending, minutesOf } from '../../reading/parts/times.ts';
import { read } from '../../reading/read.ts';

const END = /^(?<why>.*\S)\s+(?<end>(?:for|until|till)\s+\S.{0,40})$/is;

/** An end that stands at the end of a reason, which is never read: as it was said, in minutes, and the reason without it. Undefined where there is none. */
export function endInReason(
  reason: string,
  context: ReadingContext,
): { why: string; end: string; minutes: number } | undefined {
  const { why, end } = END.exec(reason)?.groups ?? {};
  if (why === undefined || end === undefined) return undefined;
  const reading = read({ parts: { ending } }, { text: end, mentions: [] }, context);
  const found = reading.ok ? reading.said.ending : undefined;
  return found && { why, end, minutes: minutesOf(found, context.now) };
}
