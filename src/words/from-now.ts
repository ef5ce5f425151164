import { own } from '../domain/own.ts';
import { instantAt, wallAt } from '../time/wall.ts';

const NUMBERS: Record<string, number> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  'forty-five': 45,
  fifty: 50,
  sixty: 60,
  ninety: 90,
};
const WORD = String.raw`\b(?:${Object.keys(NUMBERS).join('|')})\b`;
const HALF = String.raw`(?:\s+and\s+a\s+half)?`;
const UNIT = '(?:minutes?|mins?|hours?|hrs?|days?|weeks?|m|h|d)';
const AMOUNT = String.raw`(?:half\s+an?\s+|${WORD}${HALF}\s+|\d{1,6}(?:\.\d{1,3})?${HALF}\s*)`;
const PIECE = String.raw`${AMOUNT}${UNIT}\b${HALF}`;
const LENGTH = String.raw`${PIECE}(?:(?:\s*,\s*|\s+and\s+|\s+)${PIECE})?`;
const AHEAD = String.raw`(?:in\s+${LENGTH}|${LENGTH}\s+from\s+now|(?:right\s+)?now)`;

const WHOLE = new RegExp(`^(?:${AHEAD})$`, 'i');
const SOMEWHERE = new RegExp(String.raw`(?<![\w.-])${AHEAD}(?![\w-])`, 'i');
const FROM_NOW = new RegExp(String.raw`(?<![\w.-])(${LENGTH})\s+from\s+now\b`, 'gi');
const PIECES = new RegExp(
  String.raw`(half)\s+an?\s+(${UNIT})\b|(${WORD}|\d[\d.]*)(${HALF})\s*(${UNIT})\b(${HALF})`,
  'gi',
);

/**
 * What is said from now on, such as "in two hours", "half an hour from now" or "now", as a UTC ISO instant; undefined when the text says anything
 * else. Hours and minutes pass as they do, over a change of clocks too; days and weeks are those of the calendar in `zone` (IANA).
 */
export function readFromNow(text: string, zone: string, now: string): string | undefined {
  const said = text.trim().toLowerCase();
  if (!WHOLE.test(said)) return undefined;
  let days = 0;
  let minutes = 0;
  for (const [, half, halved = '', number = '', before = '', unit = '', after = ''] of said
    .replace(/^in\s+|\s+from\s+now$/g, '')
    .matchAll(PIECES)) {
    const count = half ? 0.5 : (own(NUMBERS, number) ?? Number(number)) + (before || after ? 0.5 : 0);
    const [inDays, inMinutes] = lengthOf(half ? halved : unit);
    days += inDays * Math.floor(count);
    minutes += inMinutes * count + inDays * (count % 1) * 1440;
  }
  return new Date(later(Date.parse(now), zone, days) + minutes * 60_000).toISOString();
}

/** Days and minutes of a unit. */
const lengthOf = (unit: string): [number, number] =>
  /^w/.test(unit) ? [7, 0] : /^d/.test(unit) ? [1, 0] : /^h/.test(unit) ? [0, 60] : [0, 1];

function later(now: number, zone: string, days: number): number {
  if (days === 0) return now;
  const { year, month, day, hour, minute } = wallAt(zone, now);
  return instantAt(zone, year, month, day + days, hour, minute);
}

/** Where a sentence says something from now on, in its own words. */
export function fromNowIn(text: string): { index: number; words: string } | undefined {
  const found = SOMEWHERE.exec(text);
  return found ? { index: found.index, words: found[0] } : undefined;
}

/** "until 90 minutes from now" as "until in 90 minutes": for sentences in which `from` begins something else. */
export const withoutFromNow = (text: string) => text.replace(FROM_NOW, 'in $1');
