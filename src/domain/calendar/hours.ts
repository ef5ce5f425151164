import type { Company, People } from '../company.ts';
import { holidayOn, isBusinessDay } from './business.ts';
import { wallAt } from './wall.ts';

const OPENS = 9;
const CLOSES = 18;

/** Why a person is not at work at an instant (UTC ISO), in their own zone: their time of day, a weekend or a holiday; undefined at work. */
export function offWork(id: string, instant: string, company: Company, people: People): string | undefined {
  const zone = people.zones?.[id] ?? company.zone;
  const at = Date.parse(instant);
  const { hour, minute } = wallAt(zone, at);
  const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')} in ${zone}`;
  const holiday = holidayOn(company, zone, at);
  if (holiday) return `${holiday} in ${zone}`;
  if (!isBusinessDay(company, zone, at)) return `weekend in ${zone}`;
  return hour < OPENS || hour >= CLOSES ? time : undefined;
}

/** The roles of which fewer than `need` people are at work at an instant (UTC ISO), each with why for one of them. */
export function shortHanded(
  rules: readonly { role: string; need: number }[],
  instant: string,
  company: Company,
  people: People,
): { role: string; who: string[]; why: string }[] {
  return rules.flatMap(({ role, need }) => {
    const members = people.roles[role] ?? [];
    const off = members.flatMap((id) => {
      const why = offWork(id, instant, company, people);
      return why ? [{ id, why }] : [];
    });
    const [first] = off;
    return first && members.length - off.length < need ? [{ role, who: off.map((o) => o.id), why: first.why }] : [];
  });
}
