import { TZDate } from '@date-fns/tz';
import { lightFormat } from 'date-fns/lightFormat';
import { isZone } from '../time/wall.ts';

/** An instant (UTC ISO) as wall-clock time in an IANA zone, in the patterns of date-fns' lightFormat (`format` alone takes 37 MB). */
export const formatInZone = (instant: string, zone: string, pattern: string) =>
  lightFormat(new TZDate(Date.parse(instant), zone), pattern);

/** A workspace has thousands of people and few zones; looking one up takes half a millisecond. */
const looked = new Map<string, string>();

/** The zone itself when it is one, otherwise UTC: people's profiles come from outside. */
export function knownZone(zone = 'UTC'): string {
  const known = looked.get(zone);
  if (known !== undefined) return known;
  const found = isZone(zone) ? zone : 'UTC';
  // There are some 600: whoever sends more sends none.
  if (looked.size < 1000) looked.set(zone, found);
  return found;
}
