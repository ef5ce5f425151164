import * as chrono from 'chrono-node/en';
import { instantAt, wallAt } from '../time/wall.ts';
import { fromNowIn, readFromNow } from './from-now.ts';
import { formatInZone } from './zone.ts';

export type Read<T> = { ok: true; value: T } | { ok: false; why: string };

const DEFAULT_MINUTES = 60;

/**
 * A typed time, such as "tomorrow 3pm" or "Friday 18:00 for 2h", as UTC ISO instants; read as wall-clock time in `zone` (IANA), from `now` on.
 * A time in the hour that spring skips becomes the hour after; one that autumn has twice is the first.
 */
export function readWindow(text: string, zone: string, now: string): Read<{ start: string; end: string }> {
  const lasting = /\s+for\s+(\d+(?:\.\d+)?)\s*(minutes?|mins?|m|hours?|hrs?|h|days?|d)\b/i.exec(text);
  const bare = lasting ? text.replace(lasting[0], '') : text;
  const parsed = parse(bare, zone, now);
  if (!parsed.ok) return parsed;
  const { start, end } = parsed.value;
  const length = lasting ? Number(lasting[1]) * UNIT_MINUTES[unitOf(lasting[2] ?? 'm')] : DEFAULT_MINUTES;
  return { ok: true, value: { start, end: end ?? new Date(Date.parse(start) + length * 60_000).toISOString() } };
}

/** One typed moment, as a UTC ISO instant. */
export function readMoment(text: string, zone: string, now: string): Read<string> {
  const parsed = parse(text, zone, now);
  return parsed.ok ? { ok: true, value: parsed.value.start } : parsed;
}

/** The date in a longer sentence, with the words around it; undefined when there is none with a time of day. */
export function dateIn(
  text: string,
  zone: string,
  now: string,
): { words: string; before: string; after: string } | undefined {
  // Versions look like dates and times: "4.2" is none.
  const found = chrono.casual.parse(
    text.replace(/\d+(\.\d+)+/g, (v) => 'v'.repeat(v.length)),
    reference(zone, now),
    { forwardDate: true },
  );
  const best = found.find((f) => f.start.isCertain('hour')) ?? found[0];
  const soon = fromNowIn(text);
  // chrono reads less of it, such as "in an hour" of "in an hour and a half"; a range that begins so is all its own.
  if (soon && !(best?.end && best.index <= soon.index)) return dated(text, soon.index, soon.words);
  return best && dated(text, best.index, best.text);
}

function dated(text: string, index: number, said: string): { words: string; before: string; after: string } {
  const after = text.slice(index + said.length);
  const lasting = /^\s+for\s+\d+(\.\d+)?\s*(minutes?|mins?|m|hours?|hrs?|h|days?|d)\b/i.exec(after)?.[0] ?? '';
  return {
    words: text.slice(index, index + said.length) + lasting,
    before: text.slice(0, index),
    after: after.slice(lasting.length),
  };
}

/** How a window is written so that it is read back as the same one: "Tue 3 Mar 2026 15:00 - 16:00". */
export function writeWindow(start: string, end: string, zone: string): string {
  const sameDay = formatInZone(start, zone, 'yyyy-MM-dd') === formatInZone(end, zone, 'yyyy-MM-dd');
  const short = sameDay && offsetIn(start, zone) === '' && offsetIn(end, zone) === '';
  return `${writeMoment(start, zone)} - ${short ? formatInZone(end, zone, 'HH:mm') : writeMoment(end, zone)}`;
}

export const writeMoment = (instant: string, zone: string) => {
  const month = MONTHS[Number(formatInZone(instant, zone, 'M')) - 1];
  return `${formatInZone(instant, zone, 'd')} ${month} ${formatInZone(instant, zone, 'yyyy HH:mm')}${offsetIn(instant, zone)}`;
};

/** " GMT+0100" for the second of two equal wall-clock times, which would be read as the first without it. */
function offsetIn(instant: string, zone: string): string {
  const at = Math.floor(Date.parse(instant) / 60_000) * 60_000;
  const { year, month, day, hour, minute } = wallAt(zone, at);
  if (instantAt(zone, year, month, day, hour, minute) === at) return '';
  const offset = Math.round((Date.UTC(year, month, day, hour, minute) - at) / 60_000);
  const two = (n: number) => String(n).padStart(2, '0');
  return ` GMT${offset < 0 ? '-' : '+'}${two(Math.floor(Math.abs(offset) / 60))}${two(Math.abs(offset) % 60)}`;
}

/** "Mon 9 Mar 09:00", for buttons, which know no date tokens. */
export const shortMoment = (instant: string, zone: string) => {
  const { weekday, day, month } = wallAt(zone, Date.parse(instant));
  return `${DAYS[weekday]} ${day} ${MONTHS[month]} ${formatInZone(instant, zone, 'HH:mm')}`;
};
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

type Unit = 'm' | 'h' | 'd';
const UNIT_MINUTES: Record<Unit, number> = { m: 1, h: 60, d: 1440 };
const unitOf = (word: string): Unit => (/^h/i.test(word) ? 'h' : /^d/i.test(word) ? 'd' : 'm');

function parse(text: string, zone: string, now: string): Read<{ start: string; end?: string }> {
  const trimmed = text.trim();
  const example = 'Write a day and a time, such as “tomorrow 15:00” or “Fri 6pm - 7pm”.';
  if (trimmed === '') return { ok: false, why: `No time given. ${example}` };
  const [left = '', right, ...more] = trimmed.replace(/^from\s+/i, '').split(/\s+(?:-|–|until|till|to)\s+/i);
  const soon = readFromNow(left, zone, now);
  const ends = right && more.length === 0 ? readFromNow(right, zone, now) : undefined;
  if (soon && right === undefined) return { ok: true, value: { start: soon } };
  if ((soon || ends) && right !== undefined && more.length === 0)
    return between({ left, right, soon, ends }, zone, now);
  const [from, to] = [whole(left, zone, now), right && more.length === 0 ? whole(right, zone, now) : undefined];
  // An end on a day of its own is read by itself: chrono takes "4 Mar 15:00 - 5 Mar 14:00" for something else.
  const range =
    from && to && (to.start.isCertain('day') || to.start.isCertain('weekday'))
      ? { start: from.start, end: to.start }
      : whole(trimmed, zone, now);
  if (!range) return { ok: false, why: `I can't read “${trimmed.slice(0, 60)}” as a time. ${example}` };
  if (!range.start.isCertain('hour') || (range.end && !range.end.isCertain('hour')))
    return { ok: false, why: `“${trimmed.slice(0, 60)}” names no time of day. ${example}` };
  return {
    ok: true,
    value: { start: instant(range.start, zone), ...(range.end && { end: instant(range.end, zone) }) },
  };
}

type Sides = { left: string; right: string; soon: string | undefined; ends: string | undefined };

/** A range of which one side at least is said from now on: each side is read by itself. */
function between({ left, right, soon, ends }: Sides, zone: string, now: string): ReturnType<typeof parse> {
  const start = soon ? ({ ok: true, value: { start: soon } } as const) : parse(left, zone, now);
  if (!start.ok) return start;
  const end = ends ? ({ ok: true, value: { start: ends } } as const) : parse(right, zone, start.value.start);
  return end.ok ? { ok: true, value: { start: start.value.start, end: end.value.start } } : end;
}

/** What chrono reckons from the time of day in its reference, not in the zone: what it reads so is read by us, or not at all. */
const isFromNow = (found: ReturnType<typeof chrono.casual.parse>[number]) =>
  found.tags().has('result/relativeDateAndTime') || found.tags().has('casualReference/now');

/** What chrono reads, if that is the whole text: a time in the middle of something else is not guessed at. */
function whole(text: string, zone: string, now: string): ReturnType<typeof chrono.casual.parse>[number] | undefined {
  const [found, another] = chrono.casual.parse(text, reference(zone, now), { forwardDate: true });
  if (!found || another || isFromNow(found)) return undefined;
  return text.replace(found.text, '').replace(/\b(on|at|the|from)\b|[\s,.;]/gi, '') === '' ? found : undefined;
}

/** chrono reckons in the machine's zone or a fixed offset; we let it reckon in wall-clock time and turn that into instants ourselves. */
function reference(zone: string, now: string): chrono.ParsingReference {
  const { year, month, day, hour, minute } = wallAt(zone, Date.parse(now));
  return {
    instant: new Date(Date.UTC(year, month, day, hour, minute)),
    timezone: 0,
  };
}

function instant(parts: ReturnType<typeof chrono.casual.parse>[number]['start'], zone: string): string {
  const get = (part: Parameters<typeof parts.get>[0]) => parts.get(part) ?? 0;
  const offset = parts.isCertain('timezoneOffset') ? parts.get('timezoneOffset') : null;
  if (offset !== null) return parts.date().toISOString();
  return new Date(instantAt(zone, get('year'), get('month') - 1, get('day'), get('hour'), get('minute'))).toISOString();
}
