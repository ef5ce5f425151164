import type { CalendarEntry } from '../../domain/calendar/entries.ts';
import { placesIn } from '../../domain/release/planning/route.ts';
import { servicesOf } from '../../domain/release/release.ts';

type Asked = { services: readonly string[]; environments: readonly string[] };

/** Whether an entry is of one of the services and places that were asked for; nothing named is all of them. */
export function concerns(entry: CalendarEntry, { services, environments }: Asked): boolean {
  const { of, where } = scopeOf(entry);
  const some = (asked: readonly string[], has: readonly string[]) =>
    asked.length === 0 || has.length === 0 || asked.some((name) => has.includes(name));
  return some(services, of) && some(environments, where);
}

/** None is all. */
function scopeOf(entry: CalendarEntry): { of: readonly string[]; where: readonly string[] } {
  if ('release' in entry) return { of: servicesOf(entry.release), where: placesIn(entry.release) };
  if ('train' in entry) return { of: entry.train.items.map((i) => i.service), where: [entry.train.environment] };
  if ('of' in entry) return { of: servicesOf(entry.of), where: placesIn(entry.of) };
  const { services, environments } = ('closed' in entry ? entry.closed : entry.freeze).scope;
  return { of: services, where: environments };
}
