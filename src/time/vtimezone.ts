import { MINUTE_MS } from './instants.ts';
import { changesIn, offsetMs } from './wall.ts';

/**
 * What a calendar file says of a zone (VTIMEZONE, RFC 5545 3.6.5) under the very name its times use: every change of its clocks in [from, until), ms,
 * one by one. Rules without end would be those of today: Vancouver's do not hold before March 2026, nor Casablanca's in every summer.
 */
export function vtimezone(zone: string, from: number, until: number): string {
  const before = offsetMs(from, zone);
  const changes = changesIn(zone, from, until);
  const standard = Math.min(before, ...changes.map((c) => c.after));
  const observed = [{ change: from, before, after: before }, ...changes].flatMap(({ change, before, after }) => {
    const name = after === standard ? 'STANDARD' : 'DAYLIGHT';
    return [
      `BEGIN:${name}`,
      `DTSTART:${new Date(change + before).toISOString().slice(0, 19).replace(/[-:]/g, '')}`,
      `TZOFFSETFROM:${offset(before)}`,
      `TZOFFSETTO:${offset(after)}`,
      `END:${name}`,
    ];
  });
  return ['BEGIN:VTIMEZONE', `TZID:${zone}`, ...observed, 'END:VTIMEZONE'].join('\r\n');
}

/** `+0530` */
function offset(ms: number): string {
  const minutes = Math.abs(Math.round(ms / MINUTE_MS));
  const two = (n: number) => String(n).padStart(2, '0');
  return `${ms < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}${two(minutes % 60)}`;
}
