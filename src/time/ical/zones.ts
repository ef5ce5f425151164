import ICAL from 'ical.js';
import { findIana } from 'windows-iana';
import { instantAt, isZone, wallAt } from '../wall.ts';
import { type Component, textOf } from './file.ts';

/** Wall-clock times of a zone; `wall` is ms as if it were UTC. Throws with a line for people when nobody knows the zone. */
export type Zone = { name: string; instant(wall: number): number; wall(instant: number): number };

export const UTC: Zone = { name: 'UTC', instant: (wall) => wall, wall: (instant) => instant };

/**
 * Zones by the names that files give them, in this order: an IANA name, also with a path before it (`/mozilla.org/20050126_1/Europe/Berlin`); a
 * name of Windows, by the table of CLDR; what the file itself says of it (VTIMEZONE); the zone of the whole file (X-WR-TIMEZONE).
 */
export function zonesOf(calendar: Component): (tzid: string | undefined) => Zone {
  const [, , within] = calendar;
  const described = new Map(
    within.flatMap((c) => (c[0] === 'vtimezone' ? [[textOf(c, 'tzid') ?? '', c] as const] : [])),
  );
  const ofFile = textOf(calendar, 'x-wr-timezone');
  const known = new Map<string | undefined, Zone>();
  const found = (tzid: string | undefined): Zone => {
    if (tzid !== undefined) {
      const component = described.get(tzid);
      const named = ianaOf(tzid) ?? (component && ianaOf(textOf(component, 'x-lic-location') ?? ''));
      if (named) return iana(named);
      if (component) return asDescribed(tzid, component);
    }
    const named = ofFile && ianaOf(ofFile);
    return named ? iana(named) : unknown(tzid ?? ofFile);
  };
  return (tzid) => {
    const zone = known.get(tzid) ?? found(tzid);
    known.set(tzid, zone);
    return zone;
  };
}

/** The IANA name that a name stands for. */
function ianaOf(name: string): string | undefined {
  const parts = name.trim().split('/').filter(Boolean);
  // The longest end that is one: America/Argentina/Buenos_Aires has three parts.
  const ends = [parts, parts.slice(-3), parts.slice(-2), parts.slice(-1)].map((p) => p.join('/'));
  const plain = ends.find((end, i) => (i < 3 || name.trim().replace(/^\//, '') === end) && end !== '' && isZone(end));
  // As Exchange calls UTC.
  return plain ?? (/^tzone:\/\/microsoft\/utc$/i.test(name.trim()) ? 'UTC' : findIana(name.trim())[0]);
}

function iana(name: string): Zone {
  if (name === 'UTC') return UTC;
  return {
    name,
    instant(wall) {
      const at = new Date(wall);
      const [hour, minute] = [at.getUTCHours(), at.getUTCMinutes()];
      const seconds = wall % 60_000;
      return instantAt(name, at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate(), hour, minute) + seconds;
    },
    wall(instant) {
      const { year, month, day, hour, minute } = wallAt(name, instant);
      return Date.UTC(year, month, day, hour, minute) + (instant % 60_000);
    },
  };
}

function asDescribed(name: string, component: Component): Zone {
  const zone = new ICAL.Timezone(new ICAL.Component(component));
  const time = (ms: number, in_: ICAL.Timezone) => {
    const at = new Date(ms);
    const [year, month, day] = [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate()];
    const [hour, minute, second] = [at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()];
    return new ICAL.Time({ year, month, day, hour, minute, second, isDate: false }, in_);
  };
  return {
    name,
    instant: (wall) => time(wall, zone).toUnixTime() * 1000,
    wall(instant) {
      const there = time(instant, ICAL.Timezone.utcTimezone).convertToZone(zone);
      return Date.UTC(there.year, there.month - 1, there.day, there.hour, there.minute, there.second);
    },
  };
}

function unknown(name: string | undefined): Zone {
  const refuse = (): never => {
    throw new Error(
      name === undefined
        ? 'has a time without a zone: give it a TZID, or the file an X-WR-TIMEZONE'
        : `names the zone “${name.slice(0, 60)}”, which nobody knows: write an IANA zone such as Europe/Berlin`,
    );
  };
  return { name: name ?? 'no zone', instant: refuse, wall: refuse };
}
