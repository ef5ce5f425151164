import { isZone } from '../wall.ts';
import { citiesAfter, cityAt } from './cities.ts';
import { is, joint, type Lexeme, numberAt, type ParsedAt, type Parser } from './lexemes.ts';
import type { Place } from './said.ts';
import { UNITS } from './vocabulary.ts';
import { ABBREVIATIONS, ZONE_NAMES } from './zone-abbreviations.ts';

/** Every zone that is named here: "New York time", "UTC", "CET", "UTC+2", "Europe/Berlin", the Z of an ISO time. */
export const placesAt: Parser<Place> = (all, i) => {
  const [name, offset] = [named(all, i), offsetAt(all, i)];
  // "11am GMT -8" may be a zone, and from eleven until eight.
  const isApart = offset !== undefined && is(all, i, 'utc', 'gmt') && all[i + 1]?.glued === false;
  return [...(offset ? [offset] : []), ...(offset && !isApart ? [] : abbreviated(all, i)), ...(name ? [name] : [])];
};

function abbreviated(all: readonly Lexeme[], i: number): ParsedAt<Place>[] {
  const text = all[i]?.text ?? '';
  // The Z of 15:00Z; alone it is a letter.
  if (text === 'z' && !all[i]?.glued) return [];
  // PT2H is two hours.
  if (all[i + 1]?.glued && all[i + 1]?.number !== undefined && is(all, i + 2, 'h', 'm')) return [];
  const next = is(all, i + 1, 'time') ? i + 2 : i + 1;
  return (ABBREVIATIONS.get(text) ?? []).map((value) => ({ value, next }));
}

/** UTC+2, GMT-0500, +05:30 glued to a time of day. */
function offsetAt(all: readonly Lexeme[], i: number): ParsedAt<Place> | undefined {
  const sign = is(all, i, 'utc', 'gmt') ? i + 1 : i;
  // "15:00 +0100", as mail and logs have it
  const apart = sign === i && is(all, sign, '+') && numberAt(all, sign + 1, 4, 4) !== undefined;
  const glued = (all[sign]?.glued === true || apart || sign > i) && all[sign + 1]?.glued === true;
  // A dash glued to a time of day is the dash of a range, but not after an ISO time with its T.
  const dashed = is(all, sign, '-') && (sign > i || isIso(all, i));
  if (!glued || !(is(all, sign, '+') || dashed)) return undefined;
  const four = numberAt(all, sign + 1, 4, 4);
  const hours = four === undefined ? numberAt(all, sign + 1) : Math.floor(four / 100);
  const colon = four === undefined && joint(all, sign + 2, ':') ? numberAt(all, sign + 3, 2) : undefined;
  if (hours === undefined) return undefined;
  const offset = hours * 60 + (four === undefined ? (colon ?? 0) : four % 100);
  const next = colon === undefined ? sign + 2 : sign + 4;
  // "15:00 UTC +2h" is how long.
  if (offset > 14 * 60 || (all[sign]?.glued === false && UNITS.has(all[next]?.text ?? ''))) return undefined;
  const east = dashed ? -offset : offset;
  const named = afterItsName(all, next);
  const cities = named === next ? citiesAfter(all, next, east) : undefined;
  return cities ?? { value: { offset: east }, next: named };
}

/** `GMT+0100 (Central European Standard Time)`, as browsers write it: the offset says it all. */
function afterItsName(all: readonly Lexeme[], i: number): number {
  const kind = [1, 2, 3].map((n) => i + n).find((k) => is(all, k, 'standard', 'daylight', 'summer'));
  return kind !== undefined && is(all, kind + 1, 'time') ? kind + 2 : i;
}

/** Whether an offset of an ISO time begins here, which is no range. */
export const isIsoOffset = (all: readonly Lexeme[], i: number) =>
  is(all, i, '-') && isIso(all, i) && offsetAt(all, i) !== undefined;

const isIso = (all: readonly Lexeme[], i: number) =>
  [i - 4, i - 6].some((t) => is(all, t, 't') && all[t]?.glued === true && all[t - 1]?.number !== undefined);

const MOST_WORDS = 4;

function named(all: readonly Lexeme[], i: number): ParsedAt<Place> | undefined {
  for (let n = MOST_WORDS; n > 0; n--) {
    const words = all.slice(i, i + n).map((l) => l.text);
    const full = ZONE_NAMES.get(words.join(' '));
    if (full && words.length === n) return { value: full, next: i + n };
  }
  // Pacific/Apia is no Pacific time.
  return iana(all, i) ?? cityAt(all, i);
}

/** Europe/Berlin, America/Argentina/Buenos_Aires: one typed word. */
function iana(all: readonly Lexeme[], i: number): ParsedAt<Place> | undefined {
  if (!joint(all, i + 1, '/')) return undefined;
  let next = i + 1;
  while (all[next]?.glued && next < i + 12) next++;
  // “Europe/Berlin,”
  while (next > i && /^[,.;:!?]$/.test(all[next - 1]?.text ?? '')) next--;
  const name = all.slice(i, next).map((l) => l.text);
  // Names of zones are known in small letters too.
  const zone = name.join('');
  return isZone(zone) ? { value: { zone }, next: is(all, next, 'time') ? next + 1 : next } : undefined;
}
