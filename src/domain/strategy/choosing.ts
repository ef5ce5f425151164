import type { Company } from '../company/company.ts';
import { strategyNamed, targetOf } from '../company/services.ts';
import { type Refusal, refuse } from '../deciding/decision.ts';
import { listed, say } from '../phrase.ts';
import type { Item } from '../release/parts.ts';
import { isInParts, unfitIn } from './fitting.ts';

/** What of a release says whether a strategy can be chosen for it. `environments`: all that it goes through. */
type Going = { items: readonly Item[]; environments: readonly string[] };

/** Whether a pipeline takes any of it anywhere: what people deploy by hand has no steps. */
export const hasPipeline = ({ items, environments }: Going, company: Company): boolean =>
  environments.some((place) => items.some(({ service }) => targetOf(company, service, place) !== undefined));

/** "careful: canary 5 → 25 → 100 %" */
export const choiceWords = ({ name, words }: Company['strategies'][number]) => `${name}: ${words}`;

/** Why a strategy can't be chosen. */
export function strategyFault(chosen: string, going: Going, company: Company): Refusal | undefined {
  const { strategies } = company;
  if (!strategyNamed(company, chosen))
    return refuse('unknown-strategy', say`I don't know the strategy ${chosen}.`, {
      remedy:
        strategies.length > 0
          ? say`There ${strategies.length === 1 ? 'is' : 'are'} ${listed(strategies.map((s) => say`${choiceWords(s)}`))}.`
          : say`There are none: name them in manifests/strategies.yml.`,
      field: 'strategy',
    });
  if (hasPipeline(going, company)) return partsFault(chosen, going, company);
  return refuse(
    'no-pipeline',
    say`No pipeline deploys it to ${going.environments.join(', then ')}: people do that by hand, and the strategy ${chosen} would change nothing.`,
    { remedy: say`Leave the strategy out.`, field: 'strategy' },
  );
}

/** Why its steps could not be told to a pipeline of the release. */
function partsFault(chosen: string, going: Going, company: Company): Refusal | undefined {
  const [unfit] = unfitIn({ ...going, strategy: chosen }, company);
  if (!unfit) return undefined;
  const whole = company.strategies.filter((s) => !isInParts(s)).map((s) => s.name);
  return refuse(
    'cant-in-parts',
    say`${unfit.services.join(', ')} can't go as ${chosen}: the pipeline ${unfit.target} brings a region all at once, since ${unfit.why}.`,
    {
      remedy:
        whole.length > 0
          ? say`Choose ${whole.slice(0, 3).join(' or ')}, or mend manifests/deploy-targets.yml.`
          : say`Leave the strategy out, or mend manifests/deploy-targets.yml.`,
      field: 'strategy',
    },
  );
}

/** Whether a strategy can be offered for a release: its pipelines can be told the steps. */
export const isOffered = (strategy: string, going: Going, company: Company): boolean =>
  strategyFault(strategy, going, company) === undefined;
