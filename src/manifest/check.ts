import { CronExpressionParser } from 'cron-parser';
import type { Scope } from '../domain/company/changes.ts';
import type { Fault, Seen } from './file.ts';
import type { Path } from './yaml.ts';

/** Checks that several files share. */

export function checkScope({ services, environments, except = {} }: Scope, seen: Seen): void {
  for (const [path, names] of [
    [['scope'], { services, environments }],
    [['scope', 'except'], except],
  ] as const) {
    for (const [j, name] of (names.services ?? []).entries())
      seen.known([...path, 'services', j], 'service', name, 'services.yml');
    for (const [j, name] of (names.environments ?? []).entries())
      seen.known([...path, 'environments', j], 'environment', name, 'environments.yml');
  }
}

/** The crons of an entry that comes again. */
export function checkAgain(entry: { start?: string | undefined; end?: string | undefined }, fault: Fault): void {
  if (entry.start) checkCron(['start'], entry.start, fault);
  if (entry.end) checkCron(['end'], entry.end, fault);
}

export function checkCron(path: Path, cron: string, fault: Fault): void {
  try {
    CronExpressionParser.parse(cron, { tz: 'UTC' }).next();
  } catch (error) {
    fault(
      path,
      `"${cron}" never happens (${error instanceof Error ? error.message : String(error)}); write minute hour day month weekday`,
    );
  }
}

/** Each circle of dependencies once, by name, such as [a, b, a]. */
export function cyclesIn(services: { name: string; dependsOn: string[] }[]): string[][] {
  const cycles: string[][] = [];
  const done = new Set<string>();
  const visit = (name: string, trail: string[]) => {
    const at = trail.indexOf(name);
    if (at >= 0) cycles.push([...trail.slice(at), name]);
    if (at >= 0 || done.has(name)) return;
    for (const next of services.find((s) => s.name === name)?.dependsOn ?? []) visit(next, [...trail, name]);
    done.add(name);
  };
  for (const { name } of services) visit(name, []);
  return cycles;
}
