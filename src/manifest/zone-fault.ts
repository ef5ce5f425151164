import { ABBREVIATIONS } from '../time/typed/zone-abbreviations.ts';
import { isZone } from '../time/wall.ts';

/** Why what is written is no zone that a schedule can be kept in, and what to write instead; undefined where it is one. */
export function zoneFault(written: string): string | undefined {
  if (!isZone(written)) return `is not an IANA time zone; write ${withCity(written) ?? 'one such as Europe/Berlin'}`;
  if (/^[+-]/.test(written)) return 'is an offset, which knows no summer time; write a zone such as Europe/Berlin';
  const [place, ...others] = ABBREVIATIONS.get(written.toLowerCase()) ?? [];
  if (others.length > 0) return 'means several zones; write the one that is meant, such as Europe/Berlin';
  // New York's clocks are not EST in summer, while the zone of that name is.
  if (place && 'usual' in place && place.usual && !hasSummerTime(written))
    return `knows no summer time; write ${place.usual}`;
  return undefined;
}

/** "Berlin" is in Europe/Berlin. */
const withCity = (city: string): string | undefined =>
  Intl.supportedValuesOf('timeZone').find((zone) =>
    zone.toLowerCase().endsWith(`/${city.trim().toLowerCase().replace(/ /g, '_')}`),
  );

function hasSummerTime(timeZone: string): boolean {
  const shown = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
  const [winter, summer] = ['2026-01-15', '2026-07-15'].map((day) =>
    shown.formatToParts(new Date(day)).find((part) => part.type === 'timeZoneName'),
  );
  return winter?.value !== summer?.value;
}
