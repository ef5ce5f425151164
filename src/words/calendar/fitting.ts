import type { CalendarEntry } from '../../domain/calendar/entries.ts';

/** The entries that fit into so many rows, and the others counted by their states ("2 more: 1 Live, 1 Planned"); what is frozen is left out last. */
export function fitting<E extends CalendarEntry>(
  entries: E[],
  rows: number,
  word: (entry: E) => string,
): { shown: E[]; left: string } {
  const freezesFirst = entries.toSorted((a, b) => Number('freeze' in b) - Number('freeze' in a));
  const kept = new Set(freezesFirst.slice(0, rows));
  const rest = entries.filter((e) => !kept.has(e));
  const counts = [...Map.groupBy(rest, word)].map(([state, of]) => `${of.length} ${state}`).join(', ');
  return { shown: entries.filter((e) => kept.has(e)), left: rest.length === 0 ? '' : `${rest.length} more: ${counts}` };
}
