import { TZDate } from '@date-fns/tz';
import { lightFormat } from 'date-fns/lightFormat';
import { isZone } from '../time/wall.ts';

/** An instant (UTC ISO) as wall-clock time in an IANA zone, in the patterns of date-fns' lightFormat (`format` alone takes 37 MB). */
export const formatInZone = (instant: string, zone: string, pattern: string) =>
  lightFormat(new TZDate(Date.parse(instant), zone), pattern);

/** The zone itself when it is one, otherwise UTC: people's profiles come from outside. */
export const knownZone = (zone: string | undefined): string => (zone && isZone(zone) ? zone : 'UTC');
