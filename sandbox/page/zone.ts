/** Wall-clock time in a person's zone, for the pickers. */

const PARTS = new Map<string, Intl.DateTimeFormat>();
function parts(at: number, zone: string): Record<string, string> {
  const format =
    PARTS.get(zone) ??
    new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
  PARTS.set(zone, format);
  return Object.fromEntries(format.formatToParts(at).map((p) => [p.type, p.value]));
}

/** `2026-03-04T15:00` there, from ms since the epoch. */
export function wallTime(at: number, zone: string): string {
  const { year, month, day, hour, minute } = parts(at, zone);
  return `${year}-${month}-${day}T${hour}:${minute}`;
}

/**
 * ms since the epoch of a wall-clock time there. Of two equal ones in autumn the first; one that spring skips moves on by the gap (02:30 is 03:30).
 */
export function instantOf(wall: string, zone: string): number {
  const asUtc = Date.parse(`${wall}:00Z`);
  const offset = (at: number) => Date.parse(`${wallTime(at, zone)}:00Z`) - Math.floor(at / 60_000) * 60_000;
  const before = asUtc - offset(asUtc - 86_400_000);
  const after = asUtc - offset(asUtc + 86_400_000);
  const fits = [before, after].filter((at) => wallTime(at, zone) === wall);
  return fits.length > 0 ? Math.min(...fits) : before;
}

/** The day there, for dividers and “today”: `2026-03-04`. */
export const dayOf = (at: number, zone: string): string => wallTime(at, zone).slice(0, 10);
