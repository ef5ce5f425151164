import type { Company } from '../company/company.ts';
import { cantWhy } from '../company/pipelines.ts';
import { inDependencyOrder, strategyOf, targetOf } from '../company/services.ts';
import type { Item } from '../release/parts.ts';
import { allAtOnce } from './all-at-once.ts';
import type { Strategy } from './strategy.ts';

/** `strategy`: the one that was chosen for it, by name. */
type Planned = { items: Item[]; environment: string; strategy?: string };

/** Services that a pipeline takes together, in one way. */
export type Wave = { target: string; strategy: Strategy; services: string[] };

/** Where no strategy is named, or the named one is known no more. */
const AT_ONCE: Strategy = { name: 'all-at-once', ...allAtOnce.make({}) };

/** What goes to each region one after the other, in the order of dependencies: together where a pipeline takes several. What none takes is left out. */
export function wavesOf({ items, environment, strategy: chosen }: Planned, company: Company): Wave[] {
  const waves: Wave[] = [];
  const services = items.map((i) => i.service);
  for (const service of inDependencyOrder(company, services)) {
    const target = targetOf(company, service, environment);
    if (target === undefined) continue;
    const strategy = strategyOf(company, service, environment, chosen) ?? AT_ONCE;
    const last = waves.at(-1);
    const together = last?.target === target && last.strategy.name === strategy.name;
    if (together && cantWhy(company, target, 'several') === undefined) last.services.push(service);
    else waves.push({ target, strategy, services: [service] });
  }
  return waves;
}

/** How each is reached, for people who decide on it; nothing where all goes at once. */
export function waysOf(release: Planned, company: Company): string[] {
  const waves = wavesOf(release, company);
  const several = new Set(waves.map((w) => w.strategy.name)).size > 1;
  const words = ({ services, strategy }: Wave) =>
    several ? `${services.join('+')} ${strategy.words}` : strategy.words;
  return [...new Set(waves.filter((w) => w.strategy !== AT_ONCE).map(words))];
}
