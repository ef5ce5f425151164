import { parse } from 'node-cron';
import { messageOf } from '../thrown/words.ts';
import { DAY_MS } from './instants.ts';

/**
 * A cron of five fields, read as wall-clock times. node-cron reads what is written (names, lists, ranges, `L`, `15W`, `5L`, `5#2`); when each
 * time is there is reckoned here, by the rules of docs/time.md: no library that was tried keeps them at every change of clocks.
 */
export type Cron = {
  /** the minutes of the day, 0 to 1439, in order */
  minutes: readonly number[];
  /** some minute of every hour */
  everyHour: boolean;
  /** whether it fires on a day, counted since the epoch */
  isOn(day: number): boolean;
};

const FIELDS = ['minute', 'hour', 'day', 'month', 'weekday'] as const;
const SIZES = [60, 24, 31, 12, 7];

/** As most crons have them. */
const CALLED: ReadonlyMap<string, string> = new Map([
  ['@hourly', '0 * * * *'],
  ['@daily', '0 0 * * *'],
  ['@midnight', '0 0 * * *'],
  ['@weekly', '0 0 * * 0'],
  ['@monthly', '0 0 1 * *'],
  ['@yearly', '0 0 1 1 *'],
  ['@annually', '0 0 1 1 *'],
]);

const readOnes = new Map<string, Cron>();
const MOST = 1000;

/** Throws with what is wrong, for people. */
export function readCron(text: string): Cron {
  const known = readOnes.get(text);
  if (known) return known;
  if (readOnes.size >= MOST) readOnes.clear();
  const cron = read(text);
  readOnes.set(text, cron);
  return cron;
}

function read(text: string): Cron {
  const fields = (CALLED.get(text.trim().toLowerCase()) ?? text.trim()).split(/\s+/, 6);
  if (fields.length !== FIELDS.length) throw new Error('it takes five fields');
  const written = fields.map(asElsewhere);
  for (const [i, field] of written.entries())
    for (const [, step] of field.matchAll(/\/(\d+)/g))
      if (Number(step) > (SIZES[i] ?? 0)) throw new Error(`a step of ${step} is more than a ${FIELDS[i]} can take`);
  const strange = written.findIndex((field) => /[^\w*,\-/?#]/.test(field));
  if (strange >= 0) throw new Error(`“${fields[strange]?.slice(0, 40)}” is no ${FIELDS[strange]}`);
  const { minute, hour, dayOfMonth, month, dayOfWeek } = parsed(written.join(' '));
  const minutes = [...new Set(hour.flatMap((h) => minute.map((m) => h * 60 + m)))].sort((a, b) => a - b);
  const isOpen = (field: string | undefined) => field === '*';
  const [anyDay, anyWeekday] = [isOpen(written[2]), isOpen(written[4])];
  return {
    minutes,
    everyHour: new Set(hour).size === 24,
    isOn(day) {
      const date = new Date(day * DAY_MS);
      if (!month.includes(date.getUTCMonth() + 1)) return false;
      const inMonth = anyDay || dayOfMonth.some((d) => isDay(d, date));
      const inWeek = anyWeekday || dayOfWeek.some((w) => isWeekday(w, date));
      // Where both are named, either is enough, as in every cron.
      return anyDay || anyWeekday ? inMonth && inWeek : inMonth || inWeek;
    },
  };
}

const LAST = [59, 23, 31, 12, 6];

/** As other crons have it: "?" is any, "5/15" a start with a step ("5-59/15", "mon/2"), "5#L" the last Friday. */
const asElsewhere = (field: string, i: number) =>
  field
    .replace(/^\?$/, '*')
    .replace(/#(?=L(,|$))/gi, '')
    .replace(/(^|,)(\d{1,2}|[a-z]{3,9})\/(?=\d)/gi, (_, before, first) => `${before}${first}-${LAST[i]}/`);

/** What it can't read is told in its words, but for those that are no English. */
function parsed(cron: string) {
  try {
    return parse(cron);
  } catch (error) {
    const why = messageOf(error);
    const [, said, field] = /^(.*) is a invalid expression for (.*)$/.exec(why) ?? [];
    throw field === undefined ? error : new Error(`“${said}” is no ${field === 'week day' ? 'weekday' : field}`);
  }
}

const daysIn = (date: Date) => new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();

/** `15`, the last (`L`), the third before the last (`L-3`), or the weekday next to one (`15W`, `LW`). */
function isDay(named: number | string, date: Date): boolean {
  const day = date.getUTCDate();
  if (typeof named === 'number') return named === day;
  const [, first, before, nearest] = /^(L|\d+)(?:-(\d+))?(W)?$/i.exec(named) ?? [];
  const last = daysIn(date);
  const target = first?.toUpperCase() === 'L' ? last - Number(before ?? 0) : Number(first);
  if (!nearest) return target === day;
  if (target > last) return false;
  const weekday = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), target)).getUTCDay();
  if (weekday === 6) return day === (target === 1 ? 3 : target - 1);
  if (weekday === 0) return day === (target === last ? target - 2 : target + 1);
  return day === target;
}

/** `5`, the last of the month (`5L`), or the second (`5#2`). */
function isWeekday(named: number | string, date: Date): boolean {
  const [weekday, day] = [date.getUTCDay(), date.getUTCDate()];
  if (typeof named === 'number') return named === weekday;
  if (Number.parseInt(named, 10) % 7 !== weekday) return false;
  return /L$/i.test(named) ? day + 7 > daysIn(date) : Math.ceil(day / 7) === Number(named.split('#')[1]);
}
