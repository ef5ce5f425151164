import { TZDate } from '@date-fns/tz';
import { format } from 'date-fns/format';

/** An instant (UTC ISO) as wall-clock time in an IANA zone, in date-fns' format. */
export const formatInZone = (instant: string, zone: string, pattern: string) =>
  format(new TZDate(Date.parse(instant), zone), pattern);

/** The zone itself when it is one, otherwise UTC: people's profiles come from outside. */
export function knownZone(zone: string | undefined): string {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return zone ?? 'UTC';
  } catch {
    return 'UTC';
  }
}
