import type { Scope } from '../domain/company/changes.ts';
import type { Company } from '../domain/company/company.ts';
import { strategyFor, strategyNamed } from '../domain/company/services.ts';
import { holdsNothing } from '../domain/freeze/scope.ts';
import type { Item } from '../domain/release/parts.ts';
import { hasPipeline } from '../domain/strategy/choosing.ts';
import { type Unfit, unfitIn } from '../domain/strategy/fitting.ts';
import { messageOf } from '../thrown/words.ts';
import { beginsADay } from '../time/busiest-day.ts';
import { readCron } from '../time/cron.ts';
import { nextFire } from '../time/fires.ts';
import { MOST_A_DAY } from '../time/stretches.ts';
import type { AllRead, ManifestFault } from './file.ts';
import type { Path } from './yaml.ts';

/** Checks that several files share. */

export function checkScope(scope: Scope, seen: AllRead, fault: ManifestFault): void {
  const { services, environments, except = {} } = scope;
  if (holdsNothing(scope, seen.configuration.company))
    fault(['scope', 'except'], 'leaves nothing of it: except less than what is named');
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
export function checkAgain(entry: Again, fault: ManifestFault): void {
  const begins = entry.start === undefined || checkCron(['start'], entry.start, fault);
  const ends = entry.end === undefined || checkCron(['end'], entry.end, fault);
  if (!begins || !ends || entry.start === undefined) return;
  if (entry.end?.trim() === entry.start.trim())
    fault(['end'], `"${entry.end}" is when it begins, so it would never end`);
  const start = readCron(entry.start);
  const apart = (entry.hours ?? 0) * 60;
  const times =
    entry.end === undefined
      ? 1 + start.minutes.filter((m, i) => m - (start.minutes[i - 1] ?? m) > apart).length
      : beginsADay(start, readCron(entry.end));
  if (times > MOST_A_DAY)
    fault(
      ['start'],
      `"${entry.start}" begins ${times} times a day; make it last until it begins again, or begin at most ${MOST_A_DAY} times`,
    );
}

type Again = { start?: string | undefined; end?: string | undefined; hours?: number | undefined };

/** Whether it can be read, and happens at all. */
export function checkCron(path: Path, cron: string, fault: ManifestFault): boolean {
  const wrong = cronFault(cron);
  if (wrong !== undefined) fault(path, `"${cron}" ${wrong}; write minute hour day month weekday, such as "0 18 * * 5"`);
  return wrong === undefined;
}

function cronFault(cron: string): string | undefined {
  try {
    return nextFire(readCron(cron), 'UTC', 0) === undefined ? 'never happens' : undefined;
  } catch (error) {
    const why = messageOf(error);
    return /impossible/.test(why) ? `never happens (${why})` : `is no cron (${why})`;
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

/** The strategy that an environment or a service says, against the pipelines that would be told its steps. */
export function checkParts(
  company: Company,
  about: { environment: string } | { service: string },
  fault: ManifestFault,
): void {
  const services = company.services.filter((s) =>
    'service' in about ? s.name === about.service : strategyFor(s, about.environment) === undefined,
  );
  const environments = company.environments.filter((e) => !('environment' in about) || e.name === about.environment);
  const items = services.map(({ name }) => ({ service: name, version: '' }));
  checkTold(unfitIn({ items, environments: environments.map((e) => e.name) }, company), fault);
}

type Going = { items: readonly Item[]; environments: readonly string[] };

/** The same of a strategy that is chosen for what goes somewhere. */
export function checkChosen(strategy: string, going: Going, company: Company, fault: ManifestFault): void {
  if (!strategyNamed(company, strategy)) return;
  if (!hasPipeline(going, company))
    fault(['strategy'], `changes nothing: no pipeline deploys it to ${going.environments.join(', ')}; leave it out`);
  checkTold(unfitIn({ ...going, strategy }, company), fault);
}

function checkTold([unfit]: Unfit[], fault: ManifestFault): void {
  if (unfit)
    fault(
      ['strategy'],
      `is a strategy in parts, and the pipeline "${unfit.target}" of ${unfit.services.join(', ')} brings a region all at once: ${unfit.why}`,
    );
}
