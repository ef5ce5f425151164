import { HOUR_MS, instantAfter, instantOf } from '../../time/instants.ts';
import { instantAt, wallAt } from '../../time/wall.ts';
import type { Company, Hours } from '../company/company.ts';
import type { People } from '../company/people.ts';
import { own } from '../own.ts';
import { holidayOn, isBusinessDay } from './business.ts';

/** How a person is told that something is theirs. `by`: until when it is due; `urgent`: at once, at any hour; `morning`: it can wait. */
export type Notice = { by?: string; urgent?: true; morning?: true };

export const WORKING: Hours = { from: '09:00', until: '18:00' };
const QUIET: Hours = { from: '20:00', until: '08:00' };

/** Minutes since midnight of `HH:mm`. */
export const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** Whether a wall-clock time lies in hours, which may go past midnight: [from, until). */
export function within({ from, until }: Hours, { hour, minute }: { hour: number; minute: number }): boolean {
  const at = hour * 60 + minute;
  const [start, end] = [minutesOf(from), minutesOf(until)];
  return start <= end ? start <= at && at < end : at >= start || at < end;
}

/** Why a person is not at work at an instant (UTC ISO), in their own zone: their time of day, a weekend or a holiday; undefined at work. */
export function offWork(id: string, instant: string, company: Company, people: People): string | undefined {
  const zone = own(people.zones, id) ?? company.zone;
  const at = Date.parse(instant);
  const wall = wallAt(zone, at);
  const time = `${String(wall.hour).padStart(2, '0')}:${String(wall.minute).padStart(2, '0')} in ${zone}`;
  const holiday = holidayOn(company, zone, at);
  if (holiday) return `${holiday} in ${zone}`;
  if (!isBusinessDay(company, zone, at)) return `weekend in ${zone}`;
  return within(company.workingHours ?? WORKING, wall) ? undefined : time;
}

/** The roles of which fewer than `need` people are at work at an instant (UTC ISO), each with why for one of them. */
export function shortHanded(
  rules: readonly { role: string; need: number }[],
  instant: string,
  company: Company,
  people: People,
): { role: string; who: string[]; why: string }[] {
  return rules.flatMap(({ role, need }) => {
    const members = own(people.roles, role) ?? [];
    const off = members.flatMap((id) => {
      const why = offWork(id, instant, company, people);
      return why ? [{ id, why }] : [];
    });
    const [first] = off;
    return first && members.length - off.length < need ? [{ role, who: off.map((o) => o.id), why: first.why }] : [];
  });
}

const SOON_MS = 2 * HOUR_MS;

type Around = { now: string; company: Company; people: People };

/**
 * When a person is notified, UTC ISO: at once what is urgent, or due within two hours, or keeps others waiting; but not in their quiet hours
 * (20:00 to 08:00 unless the company says otherwise, weekends, holidays). What waits is told when their next working day begins (09:00), or two
 * hours before it is due, if that is earlier.
 */
export function noticeAt(id: string, { by, urgent, morning }: Notice, { now, company, people }: Around): string {
  if (urgent) return now;
  const soon = by === undefined ? undefined : instantAfter(by, -SOON_MS);
  if (soon !== undefined && soon <= now) return now;
  const zone = own(people.zones, id) ?? company.zone;
  const asleep = within(company.quietHours ?? QUIET, wallAt(zone, Date.parse(now)));
  const quiet = asleep || !isBusinessDay(company, zone, Date.parse(now));
  if (!morning && !quiet) return now;
  const next = nextMorning(zone, company, now);
  return soon !== undefined && soon < next ? soon : next;
}

function nextMorning(zone: string, company: Company, now: string): string {
  const { year, month, day } = wallAt(zone, Date.parse(now));
  for (let ahead = 0; ; ahead++) {
    const at = instantAt(zone, year, month, day + ahead, 0, minutesOf((company.workingHours ?? WORKING).from));
    if (at > Date.parse(now) && isBusinessDay(company, zone, at)) return instantOf(at);
  }
}
