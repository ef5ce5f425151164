import { offsetMs } from '../wall.ts';
import { is, type Lexeme, type ParsedAt } from './lexemes.ts';
import type { Place } from './said.ts';

const COASTS: readonly [string, string][] = [
  ['eastern', 'America/New_York'],
  ['central', 'America/Chicago'],
  ['mountain', 'America/Denver'],
  ['pacific', 'America/Los_Angeles'],
];

/** Cities of the zones, with some that people and calendars name instead. */
const CITIES: ReadonlyMap<string, string> = new Map([
  ...Intl.supportedValuesOf('timeZone').map((zone): [string, string] => [
    (zone.split('/').at(-1) ?? '').toLowerCase().replaceAll('_', ' '),
    zone,
  ]),
  ['kolkata', 'Asia/Kolkata'],
  ['delhi', 'Asia/Kolkata'],
  ['new delhi', 'Asia/Kolkata'],
  ['mumbai', 'Asia/Kolkata'],
  ['bangalore', 'Asia/Kolkata'],
  ['india', 'Asia/Kolkata'],
  ['boston', 'America/New_York'],
  ...COASTS,
  ...COASTS.map(([coast, zone]): [string, string] => [`us ${coast}`, zone]),
  ['san francisco', 'America/Los_Angeles'],
  ['seattle', 'America/Los_Angeles'],
  ['munich', 'Europe/Berlin'],
  ['hamburg', 'Europe/Berlin'],
  ['frankfurt', 'Europe/Berlin'],
  ['uk', 'Europe/London'],
  ['nuuk', 'America/Nuuk'],
  ['kyiv', 'Europe/Kyiv'],
  ['kathmandu', 'Asia/Kathmandu'],
  ['saigon', 'Asia/Ho_Chi_Minh'],
  ['yangon', 'Asia/Yangon'],
  ['chennai', 'Asia/Kolkata'],
  ['bern', 'Europe/Zurich'],
  ['edinburgh', 'Europe/London'],
  ['beijing', 'Asia/Shanghai'],
  ['chongqing', 'Asia/Shanghai'],
  ['osaka', 'Asia/Tokyo'],
  ['sapporo', 'Asia/Tokyo'],
  ['islamabad', 'Asia/Karachi'],
  ['abu dhabi', 'Asia/Dubai'],
  ['hanoi', 'Asia/Ho_Chi_Minh'],
  ['pretoria', 'Africa/Johannesburg'],
  ['canberra', 'Australia/Sydney'],
  ['wellington', 'Pacific/Auckland'],
  ['st petersburg', 'Europe/Moscow'],
]);

/** Of zones, and of much else: “15:00 canary” is no time on an island. They are cities where “time” follows. */
const EVERYDAY: ReadonlySet<string> = new Set(['canary', 'center', 'easter', 'reunion', 'wake']);

const MOST_WORDS = 4;

/** A city, and what follows its name: "Berlin time", "Eastern Time (US & Canada)". */
export function cityAt(all: readonly Lexeme[], i: number): ParsedAt<{ zone: string }> | undefined {
  for (let n = MOST_WORDS; n > 0; n--) {
    const city = all.slice(i, i + n).map((l) => l.text);
    const zone = city.length === n ? (CITIES.get(city.join(' ')) ?? CITIES.get(city.join('-'))) : undefined;
    const isTime = is(all, i + n, 'time');
    if (zone && (isTime || !EVERYDAY.has(city.join(' ')))) return { value: { zone }, next: isTime ? i + n + 1 : i + n };
  }
  return undefined;
}

/**
 * "(UTC+01:00) Amsterdam, Berlin, Bern": the list by which Windows names a zone. Its offset is that of winter, so that in summer the cities say what is
 * meant; beside one city nobody knows that. `offset` and those of the cities must agree in one half of the year.
 */
export function citiesAfter(all: readonly Lexeme[], i: number, offset: number): ParsedAt<Place> | undefined {
  const listed: ParsedAt<{ zone: string }>[] = [];
  for (let city = agreeing(all, i, offset); city; ) {
    listed.push(city);
    city = is(all, city.next, ',') ? agreeing(all, city.next + 1, offset) : undefined;
  }
  const [first, last] = [listed[0], listed.at(-1)];
  if (!first || !last) return undefined;
  const shared = ['us', '&', 'canada'].every((word, k) => is(all, last.next + k, word));
  if (shared) return { value: first.value, next: last.next + 3 };
  return { value: listed.length > 1 ? first.value : { offset, usual: first.value.zone }, next: last.next };
}

function agreeing(all: readonly Lexeme[], i: number, offset: number) {
  const city = cityAt(all, i);
  const offsets = [0, 6].map((month) => offsetMs(Date.UTC(2026, month, 1), city?.value.zone ?? 'UTC') / 60_000);
  return city && Math.min(...offsets) === offset ? city : undefined;
}
