import { type Recurrence, type Span, troubleOf } from '../../time/recurrence.ts';
import type { Company } from '../company/company.ts';

/** What comes again at times that nobody can reckon closes its own scope, says so, and leaves everything else alone. */

/** Nobody knows when such a freeze holds: it does all the time. Shown from New Year to New Year; UTC ISO. */
export function alwaysClosed(freeze: Recurrence, from: string, until: string): Span[] | undefined {
  if (troubleOf(freeze) === undefined) return undefined;
  const newYear = (instant: string, later: number) =>
    new Date(Date.UTC(new Date(instant).getUTCFullYear() + later, 0)).toISOString();
  return [{ from: newYear(from, 0), until: newYear(until, 1) }];
}

/** Why something is closed, after what is wrong with the rules that close it. */
export function withTrouble(why: string, rules: readonly Recurrence[]): string {
  const [trouble] = rules.flatMap((r) => troubleOf(r) ?? []);
  if (rules.some((r) => 'unknown' in r)) return `${trouble}. ${why}`;
  return trouble === undefined ? why : `its times can't be reckoned: ${trouble}; the manifests must be mended. ${why}`;
}

/** Every rule that can't be reckoned, for those who run Gonogo: `freezes.yml, "Weekend": why`. */
export const unreckoned = ({ freezes, windows, trains }: Pick<Company, 'freezes' | 'windows' | 'trains'>): string[] =>
  Object.entries({ 'freezes.yml': freezes, 'windows.yml': windows, 'trains.yml': trains }).flatMap(([file, rules]) =>
    rules.flatMap((rule) => {
      const trouble = troubleOf(rule);
      return trouble === undefined ? [] : [`${file}, "${rule.name}": ${trouble}`];
    }),
  );
