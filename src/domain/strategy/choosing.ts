import type { Company } from '../company/company.ts';
import { strategyNamed, targetOf } from '../company/services.ts';
import { type Refusal, refuse } from '../deciding/decision.ts';
import { listed, say } from '../phrase.ts';
import type { Item } from '../release/parts.ts';
import { type Choice, choicesIn, chosenOf } from './chosen.ts';
import { isInParts, unfitIn } from './fitting.ts';

/** What of a release says whether a strategy can be chosen for it. `environments`: all that it goes through. */
type Going = { items: readonly Item[]; environments: readonly string[] };

/** Whether a pipeline takes any of it anywhere: what people deploy by hand has no steps. */
export const hasPipeline = ({ items, environments }: Going, company: Company): boolean =>
  environments.some((place) => items.some(({ service }) => targetOf(company, service, place) !== undefined));

/** "careful: canary 5 → 25 → 100 %" */
export const choiceWords = ({ name, words }: Company['strategies'][number]) => `${name}: ${words}`;

/** "careful: canary 5 → 25 → 100 %"; "careful in production: canary 5 → 25 → 100 %" */
export const chosenWords = (chosen: string, company: Company): string =>
  choicesIn(chosen)
    .map((choice) => `${chosenOf([choice])}: ${strategyNamed(company, choice.strategy)?.words ?? ''}`)
    .join('; ');

/** Why what was chosen can't be. */
export function strategyFault(chosen: string, going: Going, company: Company): Refusal | undefined {
  return choicesIn(chosen)
    .map((choice) => choiceFault(choice, going, company))
    .find((fault) => fault !== undefined);
}

function choiceFault({ strategy, environment }: Choice, going: Going, company: Company): Refusal | undefined {
  const { strategies } = company;
  if (!strategyNamed(company, strategy))
    return refuse('unknown-strategy', say`I don't know the strategy ${strategy}.`, {
      remedy:
        strategies.length > 0
          ? say`There ${strategies.length === 1 ? 'is' : 'are'} ${listed(strategies.map((s) => say`${choiceWords(s)}`))}.`
          : say`There are none: name them in manifests/strategies.yml.`,
      field: 'strategy',
    });
  const off = offWay({ strategy, environment }, going.environments);
  if (off) return off;
  const there = environment === undefined ? going : { ...going, environments: [environment] };
  if (hasPipeline(there, company)) return partsFault(strategy, there, company);
  return refuse(
    'no-pipeline',
    say`No pipeline deploys it to ${there.environments.join(', then ')}: people do that by hand, and the strategy ${strategy} would change nothing.`,
    { remedy: say`Leave the strategy out.`, field: 'strategy' },
  );
}

/** Why what was chosen for one of its environments can't be: it does not go there. */
const offWay = ({ strategy, environment }: Choice, environments: readonly string[]): Refusal | undefined =>
  environment === undefined || environments.includes(environment)
    ? undefined
    : refuse('not-on-its-way', say`It does not go to ${environment}: it can't go as ${strategy} there.`, {
        remedy: say`Choose a strategy for ${listed(
          environments.map((e) => say`${e}`),
          'or',
        )}, or for all of it.`,
        field: 'strategy',
      });

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

/** What was chosen, as the manifests write it; what is for the only environment is for all. */
export function chosenAsKnown(chosen: string, environments: readonly string[], company: Company): string {
  const choices = choicesIn(chosen).map(({ strategy, environment }) => ({
    strategy: strategyNamed(company, strategy)?.name ?? strategy,
    environment: environments.length === 1 && environment === environments[0] ? undefined : environment,
  }));
  return chosenOf(choices);
}

/** Whether the manifests know all that was chosen. */
export const isChosenKnown = (chosen: string, company: Company): boolean =>
  choicesIn(chosen).every(({ strategy }) => strategyNamed(company, strategy) !== undefined);
