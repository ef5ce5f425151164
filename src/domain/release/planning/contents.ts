import type { Company } from '../../company/company.ts';
import { exampleIn } from '../../company/example.ts';
import { environmentNamed, serviceNamed } from '../../company/services.ts';
import { type Refusal, refuse } from '../../deciding/decision.ts';
import { namesOfAll } from '../../few.ts';
import { listed, say } from '../../phrase.ts';
import type { Item } from '../release.ts';

const MAX_ITEMS = 20;

/** What is wrong with services and versions, and where they go. */
export function contentFault(
  { items, environment: where }: { items: Item[]; environment: string },
  company: Company,
): Refusal | undefined {
  const environment = environmentNamed(company, where);
  const unknown = items.filter((i) => !serviceNamed(company, i.service));
  const names = items.map((i) => i.service.toLowerCase());
  if (items.length === 0)
    return refuse('nothing', say`A release needs at least one service with its version.`, {
      remedy: say`For example: ${exampleIn({ company }, 'checkout-api 4.2.0, ledger 2.9')}`,
      field: 'what',
    });
  if (items.length > MAX_ITEMS)
    return refuse('too-many', say`A release takes ${MAX_ITEMS} services at most.`, {
      remedy: say`Split it.`,
      field: 'what',
    });
  if (unknown.length > 0)
    return refuse('unknown-service', say`I don't know ${listed(unknown.map((i) => [i.service]))}.`, {
      remedy: say`Services: ${namesOfAll(company.services)}.`,
      field: 'what',
    });
  if (new Set(names).size < names.length)
    return refuse('twice', say`A service is named twice.`, {
      remedy: say`Name each once, with one version.`,
      field: 'what',
    });
  if (!environment)
    return refuse('unknown-environment', say`I don't know the environment ${where}.`, {
      remedy: say`Environments: ${namesOfAll(company.environments)}.`,
      field: 'where',
    });
  return undefined;
}

/** Services and environment as the manifests write them. */
export const asKnown = <P extends { items: Item[]; environment: string }>(plan: P, company: Company): P => ({
  ...plan,
  items: plan.items.map(({ service, version }) => ({
    service: serviceNamed(company, service)?.name ?? service,
    version,
  })),
  environment: environmentNamed(company, plan.environment)?.name ?? plan.environment,
});
