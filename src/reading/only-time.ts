import { shortened } from '../blocks/text.ts';
import type { Fault } from './fault.ts';
import type { ReadingContext } from './part.ts';
import { timeLong } from './times.ts';
import type { Token } from './tokens.ts';

const LEADS_TIME = /^(for|from|at|on|in|by)$/;

/** “cancel R-3 at 5pm [because …]”, “lock x for 18:00-17:00”: what is done at once would be done with that in its reason. */
export function onlyTime(
  text: string,
  reason: readonly Token[],
  { from, to, marked, takesEnd }: { from: number; to: number; marked: boolean; takesEnd: boolean },
  context: ReadingContext,
): Fault | undefined {
  const led = reason[0] && LEADS_TIME.test(reason[0].low) && reason.length > 1 ? 1 : 0;
  if (![0, led].some((at) => at + timeLong(reason, at, context) === reason.length)) return undefined;
  const said = text.slice(from, to);
  const terms = [text.slice(0, from).trim(), text.slice(to).trim()].filter((t) => t !== '').join(' ');
  const without = { label: `Without “${shortened(said, 40)}”`, text: terms };
  const why = { label: 'It is the reason', text: `${terms} because ${said}`.trim() };
  return {
    why: takesEnd
      ? `“${shortened(said, 40)}” is no end. Write for example “until Friday 18:00”.`
      : `“${shortened(said, 40)}” is a time, and none is taken here.`,
    again: [marked ? without : why],
    timed: true,
  };
}
