import { after, is, type Lexeme, type ParsedAt, type Parser } from './lexemes.ts';
import type { ClockSaid } from './said.ts';
import { PARTS, type PartOfDay } from './vocabulary.ts';

const hours = (...all: number[]) => all.map((hour) => Math.round(hour * 60));
const LUNCH = ['lunch', 'lunchtime', 'mittagspause'];

/** What people mean by a part of the day's part, in minutes of it. */
const NEAR: Readonly<Record<'early' | 'mid' | 'late', Partial<Record<PartOfDay, readonly number[]>>>> = {
  early: { morning: hours(6, 7, 8), afternoon: hours(13, 14), evening: hours(18, 19) },
  mid: { morning: hours(10, 11), afternoon: hours(15, 16) },
  late: { morning: hours(11, 11.5), afternoon: hours(16, 17), evening: hours(21, 22), night: hours(22, 23) },
};

/** Times of day by what happens then: "after lunch", "mid-morning", "first thing", "close of business". */
export const aroundAt: Parser<ClockSaid> = (all, i) => [...lunch(all, i), ...near(all, i), ...work(all, i)];

function lunch(all: readonly Lexeme[], i: number): ParsedAt<ClockSaid>[] {
  const after = is(all, i, 'after', 'nach');
  const at = after || is(all, i, 'over', 'during') ? i + 1 : i;
  if (!is(all, at, ...LUNCH)) return [];
  const dash = is(all, at + 1, '-') && all[at + 1]?.glued ? at + 2 : at + 1;
  const next = is(all, dash, 'time', 'break') ? dash + 1 : at + 1;
  return [{ value: { around: after ? hours(13, 14) : hours(12, 13) }, next }];
}

/** "mid-morning", "late in the afternoon", "early evening". */
function near(all: readonly Lexeme[], i: number): ParsedAt<ClockSaid>[] {
  const text = all[i]?.text ?? '';
  const glued = /^mid(morning|afternoon)$/.exec(text)?.[1];
  const which = glued ? 'mid' : (['early', 'mid', 'late'] as const).find((word) => word === text);
  if (!which) return [];
  const at = glued ? i : (after(all, i + 1, 'in', 'the') ?? (is(all, i + 1, '-') ? i + 2 : i + 1));
  const part = PARTS.get(glued ?? all[at]?.text ?? '');
  const around = part && NEAR[which][part];
  return around ? [{ value: { around }, next: at + 1 }] : [];
}

const STARTS = ['start', 'beginning', 'opening'];
const ENDS = ['end', 'close'];

/** "first thing", "last thing", "start of business", "close of play", "Feierabend". */
function work(all: readonly Lexeme[], i: number): ParsedAt<ClockSaid>[] {
  const said = (named: 'start of work' | 'end of work', next: number) => [{ value: { named }, next }];
  const thing = is(all, i + 1, 'thing') ? i + 2 : undefined;
  if (thing && is(all, i, 'first')) return said('start of work', thing);
  if (thing && is(all, i, 'last')) return said('end of work', thing);
  if (is(all, i, 'eod', 'eob', 'cob', 'cop', 'feierabend', 'büroschluss')) return said('end of work', i + 1);
  if (is(all, i, 'sod', 'sob')) return said('start of work', i + 1);
  const of = is(all, i + 1, 'of') ? (is(all, i + 2, 'the') ? i + 3 : i + 2) : undefined;
  if (of === undefined || !is(all, of, 'business', 'play', 'work', 'working', 'trading')) return [];
  const next = is(all, of + 1, 'day') ? of + 2 : of + 1;
  if (is(all, i, ...ENDS)) return said('end of work', next);
  return is(all, i, ...STARTS) ? said('start of work', next) : [];
}
