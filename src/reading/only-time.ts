import { shortened } from '../blocks/text.ts';
import type { Time } from '../time/typed/index.ts';
import { type Fault, reasonMarked } from './fault.ts';
import type { ReadingContext } from './part.ts';
import { timeAt, timeLong } from './times.ts';
import type { Extent, Token } from './tokens.ts';

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

/** “lock x tomorrow load test”: what begins at once and lasts would begin now, with that in its reason. */
export function beginsLater(
  text: string,
  reason: readonly Token[],
  place: Extent,
  context: ReadingContext,
): Fault | undefined {
  const found = timeAt(reason, 0, context, 'start', 'span', 'days', 'ambiguous');
  const last = reason[(found?.took ?? 0) - 1];
  if (!found || !last || found.took === reason.length || !isLater(found.time, context.now)) return undefined;
  // “Thursday's release broke it” tells what was.
  if (/['’]s$/i.test(last.raw)) return undefined;
  const words = text.slice(place.from, last.inner.to);
  // “14:00 the disk filled up” tells what was.
  if (found.time.is === 'start' && !NAMES_MORE.test(words)) return undefined;
  const said = shortened(words, 40);
  const without = `${text.slice(0, place.from)}${text.slice(last.to)}`.replace(/ {2,}/g, ' ').trim();
  return {
    why: `“${said}” is later, and this begins at once. If the reason begins there, it comes after “because”.`,
    again: [{ label: `Without “${said}”`, text: without }, reasonMarked(text, place)],
    timed: true,
  };
}

/** Not an hour alone. */
const NAMES_MORE = /\p{L}{3}/u;
const isLater = (time: Time, now: string): boolean =>
  time.is === 'ambiguous' ? time.readings.every((r) => isLater(r.time, now)) : 'start' in time && time.start > now;
