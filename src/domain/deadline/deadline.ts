import { oldestFirst } from '../../time/in-order.ts';
import { DAY_MS, HOUR_MS, instantOf } from '../../time/instants.ts';
import { instantAt, wallAt } from '../../time/wall.ts';
import { businessDaysBefore } from '../calendar/business.ts';
import type { Company } from '../company/company.ts';
import type { DeadlineRule } from '../company/plans.ts';
import type { World } from '../deciding/world.ts';
import { inScope, targetOf } from '../freeze/scope.ts';
import { own } from '../own.ts';
import { isMember } from '../people/members.ts';
import { scheduled } from '../release/planning/route.ts';
import type { Item, Release, Window } from '../release/release.ts';

/** When a rule falls due for one release, UTC ISO. */
export type Deadline = DeadlineRule & { due: string };

type Dated = Pick<Release, 'environment' | 'change' | 'ahead'> & { items: Item[]; window: Window };

/** The deadlines of a release, soonest first: they hang on its window, and move with it. `which`: those of them that are asked for. */
export const deadlinesOf = (planned: Dated, company: Company, which = (_: DeadlineRule) => true): Deadline[] => {
  const release = scheduled(planned);
  const its = company.deadlines.filter((rule) => which(rule) && inScope(rule.scope, targetOf(release)));
  const dated = its.map((rule) => ({ ...rule, due: instantOf(dueFor(rule, release.window.start, company)) }));
  return oldestFirst(dated, (d) => d.due);
};

/** From when on whoever owes it is reminded, UTC ISO. */
export const remindedFrom = ({ due, remindHours }: Deadline): string =>
  instantOf(Date.parse(due) - remindHours * HOUR_MS);

/** The company's zone counts, so that everybody means the same day. */
function dueFor({ before, at }: DeadlineRule, start: string, company: Company): number {
  const from = Date.parse(start);
  switch (before.unit) {
    case 'hours':
      return from - before.count * HOUR_MS;
    case 'business days':
      return businessDaysBefore(company, company.zone, from, before.count, at);
    case 'days': {
      const wall = wallAt(company.zone, from);
      const [hour = wall.hour, minute = wall.minute] = at?.split(':').map(Number) ?? [];
      return instantAt(company.zone, wall.year, wall.month, wall.day - before.count, hour, minute);
    }
  }
}

/**
 * A window that starts later than this (UTC ISO) has its reminder after `now` for certain: as if every weekend and holiday lay between, and
 * three days for hours and zones.
 */
export function remindedUpTo({ before, remindHours }: DeadlineRule, { holidays, zone }: Company, now: string): string {
  const off = before.unit === 'business days' ? 2 + Object.keys(holidays[zone] ?? {}).length : 0;
  const days = before.unit === 'hours' ? before.count / 24 : ((before.count + off) * 7) / 5;
  return instantOf(Date.parse(now) + (days + 3) * DAY_MS + remindHours * HOUR_MS);
}

export const isMet = (release: Release, { name }: Pick<Deadline, 'name'>) => own(release.met, name) !== undefined;

/** The people who owe a deadline. */
export const owing = (release: Release, { owes }: Pick<DeadlineRule, 'owes'>, { people }: Pick<World, 'people'>) =>
  owes === 'owner' ? [release.owner].filter((id) => isMember(people, id)) : (own(people.roles, owes) ?? []);
