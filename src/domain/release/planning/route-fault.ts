import type { Company } from '../../company/company.ts';
import { environmentNamed } from '../../company/services.ts';
import { type Refusal, refuse } from '../../deciding/decision.ts';
import { namesOfAll } from '../../few.ts';
import { at, say } from '../../phrase.ts';
import type { Window } from '../parts.ts';

/** What is wrong with the environments that a release goes through before its last. `now`: UTC ISO */
export function routeFault(
  before: readonly string[],
  { environment, window }: { environment: string; window: Window },
  company: Company,
  now: string,
): Refusal | undefined {
  if (before.length === 0) return undefined;
  const all = [...before, environment];
  const strange = before.find((name) => !environmentNamed(company, name));
  if (strange !== undefined)
    return refuse('unknown-environment', say`I don't know the environment ${strange}.`, {
      remedy: say`Environments: ${namesOfAll(company.environments)}.`,
      field: 'where',
    });
  const names = all.map((name) => environmentNamed(company, name)?.name ?? name);
  const twice = names.find((name, i) => names.indexOf(name) < i);
  if (twice !== undefined)
    return refuse('twice', say`${twice} is named twice: a release goes through each environment once.`, {
      field: 'where',
    });
  const early = names.find((name, i) => names.slice(i + 1).includes(environmentNamed(company, name)?.after ?? ''));
  if (early !== undefined)
    return refuse(
      'wrong-order',
      say`${early} comes after ${environmentNamed(company, early)?.after ?? ''}: it could never be deployed there first.`,
      {
        remedy: say`Name them in the order in which it goes through them.`,
        field: 'where',
      },
    );
  if (window.start <= now)
    return refuse(
      'no-time',
      say`There is no time for ${names[0] ?? ''} before ${environment} begins, ${at(window.start)}.`,
      {
        remedy: say`Choose a later time for ${environment}.`,
        field: 'when',
      },
    );
  return undefined;
}
