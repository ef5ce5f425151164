import type { Company } from '../domain/company/company.ts';
import type { People } from '../domain/company/people.ts';
import { own } from '../domain/own.ts';
import type { Roster } from '../schedules/roster.ts';
import type { DutyShift } from '../schedules/schedule.ts';
import { DAY_MS, instantAfter } from '../time/instants.ts';

/** How far ahead it is said when others come on duty: no vote is open for longer. */
const SHIFTS_AHEAD_MS = 14 * DAY_MS;
const FAR = '9999-12-31T00:00:00.000Z';
type Duty = { base: People; reads: number; from: string; until: string; people: People };
export type Schedules = Pick<Roster, 'shifts' | 'unread' | 'reads'>;
export const NONE: Schedules = { shifts: () => [], unread: () => ({}), reads: () => 0 };

/** Who is on duty at an instant, beside those who hold a role anyway. Asked at every step: reckoned anew only when a shift changes, or what it is reckoned from. */
export class OnDuty {
  private readonly roster: Schedules;
  private readonly idOf: (name: string) => string | undefined;
  private duty: Duty | undefined;

  constructor(roster: Schedules, idOf: (name: string) => string | undefined) {
    this.roster = roster;
    this.idOf = idOf;
  }

  /** `base`: who holds what by lists and groups; `now`: UTC ISO. */
  at(now: string, base: People, company: Company): People {
    const scheduled = company.roles.filter((r) => r.shifts);
    if (scheduled.length === 0) return base;
    const { duty } = this;
    const reads = this.roster.reads();
    if (duty?.base === base && duty.reads === reads && duty.from <= now && now < duty.until) return duty.people;
    const shifts = scheduled.map((r) => ({ role: r.name, all: [...(r.shifts ?? []), ...this.roster.shifts(r.name)] }));
    const edges = shifts.flatMap((s) => s.all.flatMap((x) => [x.from, x.until])).filter((at) => at > now);
    const until = edges.reduce((first, at) => (at < first ? at : first), FAR);
    const people = this.withDuty(base, shifts, now);
    this.duty = { base, reads, from: now, until, people };
    return people;
  }

  private withDuty(base: People, shifts: { role: string; all: DutyShift[] }[], now: string): People {
    const roles = { ...base.roles };
    const onDuty: Record<string, string[]> = {};
    const shiftsAhead: Record<string, string[]> = {};
    const soon = instantAfter(now, SHIFTS_AHEAD_MS);
    for (const { role, all } of shifts) {
      const present = all.filter((s) => s.from <= now && now < s.until).flatMap((s) => this.idOf(s.member) ?? []);
      onDuty[role] = present;
      roles[role] = [...new Set([...(own(roles, role) ?? []), ...present])];
      shiftsAhead[role] = [...new Set(all.flatMap((s) => (now < s.from && s.from < soon ? [s.from] : [])))].sort();
    }
    return { ...base, roles, onDuty, shiftsAhead, dutyUnread: this.roster.unread() };
  }
}
