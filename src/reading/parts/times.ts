import { MINUTE_MS } from '../../time/instants.ts';
import { type ClearTime, laterThan, type Time, writeTime } from '../../time/typed/index.ts';
import { made, type Part, type ReadingContext, several, single, type Wrong } from '../part.ts';
import { lengthMeant, timeAt } from '../times.ts';
import type { Token } from '../tokens.ts';

/** When something ends that begins now: at an instant (UTC ISO), or when so much has passed, in minutes. */
export type Ending = { until: string } | { minutes: number };

const BEGINS = /^(for|until|till|til|bis|by|before)$/;

/**
 * `for 2h`, `until 18:00`: both say themselves what they are. One that can't be is refused and no reason, and one that can mean several times is
 * asked about.
 */
export const ending: Part<Ending | undefined> = made(
  single(
    several<Ending | Wrong>(
      () => [],
      (tokens, from, context) => {
        const [first, next] = [tokens[from]?.low ?? '', tokens[from + 1]?.low ?? ''];
        if (!BEGINS.test(first)) return lengthAlone(tokens, from, context);
        // Nobody's reason: it would be kept, and what was to end would have no end.
        if (first === 'for' && /^[-−+]\d/.test(next)) {
          const unit = /\d$/.test(next) ? (tokens[from + 2]?.low ?? '') : '';
          return { one: noLength(`for ${next} ${unit}`.trim()), took: unit === '' ? 2 : 3, marked: true };
        }
        const found = timeAt(tokens, from, context, 'length', 'until', 'ambiguous', 'wrong');
        if (!found) return undefined;
        const one = endingOf(found.time, tokens.slice(from, from + found.took), context);
        // At its end “it fails for a few hours” is a reason; “for 400 days” is none, nor are either of them before one.
        const isReason = found.time.is === 'wrong' && first === 'for' && !/^\d/.test(next);
        return { one, took: found.took, marked: !isReason };
      },
    ),
    'lengths',
  ),
  (one) => (one && 'wrong' in one ? one : { value: one }),
);

/**
 * `2h` before a reason. At the end of one it may belong to it, as in “fails every 2h”, and so it does where it goes on: “2 hours of work”. What may be an
 * hour of the day as well is asked about.
 */
function lengthAlone(tokens: readonly Token[], from: number, context: ReadingContext) {
  // A unit has letters: “2h”, “2 h”, “1 1/2 h”.
  const mayBe = /^\d/.test(tokens[from]?.low ?? '') && tokens.slice(from, from + 3).some((t) => /\p{L}/u.test(t.low));
  const found = mayBe ? timeAt(tokens, from, context, 'length', 'start', 'ambiguous') : undefined;
  const next = tokens[from + (found?.took ?? 0)];
  if (!found || (next && GOES_ON.test(next.low))) return undefined;
  const at = tokens.slice(from, from + found.took);
  const time = lengthMeant(hourOrLength(found.time, at, context.zone));
  if (time.is === 'start' || (time.is === 'ambiguous' && !time.readings.some((r) => r.time.is === 'length')))
    return undefined;
  const untilThen =
    time.is === 'ambiguous'
      ? {
          ...time,
          readings: time.readings.map((r) => (r.time.is === 'start' ? { ...r, typed: `until ${r.typed}` } : r)),
        }
      : time;
  return { one: endingOf(untilThen, at, context), took: found.took, marked: false };
}
const GOES_ON = /^(of|ago|late|later|after|before|without|old|behind|since|too|earlier|apart|into)$/;

/** “14h” is two o'clock elsewhere; what lasts may last so long, too. */
function hourOrLength(time: Time, [first, second]: readonly Token[], zone: string): Time {
  if (time.is !== 'start' || second || !/^\d+h$/.test(first?.low ?? '')) return time;
  const length: ClearTime = {
    is: 'length',
    length: { months: 0, days: 0, minutes: 60 * Number.parseInt(first?.low ?? '', 10) },
  };
  return { is: 'ambiguous', readings: [length, time].map((t) => ({ typed: writeTime(t, zone), time: t })) };
}

const noLength = (said: string): Wrong => ({ wrong: `“${said}” is no length of time. Write for example “for 1h”.` });

/** How many minutes are left of it; until an instant they become fewer. `now`: UTC ISO. */
export const minutesOf = (ends: Ending, now: string): number =>
  'minutes' in ends ? ends.minutes : Math.ceil((Date.parse(ends.until) - Date.parse(now)) / MINUTE_MS);

function endingOf(
  time: Time,
  at: Parameters<typeof timeAt>[0],
  { now, zone }: Parameters<typeof timeAt>[2],
): Ending | Wrong {
  const said = at.map((t) => t.raw).join(' ');
  switch (time.is) {
    case 'wrong':
      return { wrong: time.why };
    case 'until':
      return { until: time.end };
    case 'length':
      return { minutes: Math.round((Date.parse(laterThan(now, time.length, zone)) - Date.parse(now)) / MINUTE_MS) };
    case 'ambiguous':
      return {
        wrong: `“${said}” can mean more than one time. Which?`,
        meant: { at, readings: time.readings.map((r) => r.typed) },
      };
    default:
      return { wrong: `“${said}” does not say when it ends.` };
  }
}
