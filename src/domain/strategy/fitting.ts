import type { Company } from '../company/company.ts';
import { cantWhy } from '../company/pipelines.ts';
import type { Item } from '../release/parts.ts';
import type { Stage } from '../release/rollout/rollout-parts.ts';
import type { Strategy, StrategyStep } from './strategy.ts';
import { wavesOf } from './waves.ts';

/** Whether a step brings less than a version to all of a region, or more than that. */
export const isPart = ({ act = 'deploy', share = 100 }: Partial<Pick<StrategyStep, 'act' | 'share'>>): boolean =>
  act !== 'deploy' || share !== 100;

export const isInParts = ({ steps }: Pick<Strategy, 'steps'>): boolean => steps.some(isPart);

/** Services whose pipeline can't be told the steps that they are to come in, and why. */
export type Unfit = { services: string[]; target: string; why: string };

type Going = { items: readonly Item[]; environments: readonly string[]; strategy?: string };

/** Where a release goes in steps that the pipelines can't be told. */
export const unfitIn = ({ items, environments, strategy }: Going, company: Company): Unfit[] =>
  unfit(
    environments
      .flatMap((environment) =>
        wavesOf({ items: [...items], environment, ...(strategy !== undefined && { strategy }) }, company),
      )
      .filter((wave) => isInParts(wave.strategy)),
    company,
  );

/** The same of steps that are made already. */
export const unfitSteps = (stages: readonly Stage[], company: Company): Unfit[] =>
  unfit(
    stages.filter(isPart).map(({ target, items }) => ({ target, services: items.map((i) => i.service) })),
    company,
  );

/** By pipeline, each with all of its services. */
function unfit(parts: readonly Pick<Unfit, 'target' | 'services'>[], company: Company): Unfit[] {
  const targets = [...new Set(parts.map((p) => p.target))];
  return targets.flatMap((target) => {
    const why = cantWhy(company, target, 'shares');
    const services = [...new Set(parts.flatMap((p) => (p.target === target ? p.services : [])))];
    return why === undefined ? [] : [{ services, target, why }];
  });
}
