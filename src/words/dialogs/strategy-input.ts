import { context, type KnownBlock } from '../../blocks/blocks.ts';
import { option, selectInput } from '../../blocks/inputs.ts';
import { md } from '../../blocks/mrkdwn.ts';
import type { Company } from '../../domain/company/company.ts';
import { refusalWords } from '../../domain/deciding/refusal-words.ts';
import type { Item } from '../../domain/release/release.ts';
import {
  chosenAsKnown,
  chosenWords,
  hasPipeline,
  isChosenKnown,
  isOffered,
  strategyFault,
} from '../../domain/strategy/choosing.ts';
import { chosenOf } from '../../domain/strategy/chosen.ts';

/** No strategy is called so. */
const AS_USUAL = '-';
/** What can be chosen in a select: Slack's limit, less the first. */
const MOST = 99;

/**
 * A field for the strategy: those of strategies.yml that its pipelines can be told, for all of its way and for one environment of it, and the usual. Nothing where there are none, or where people deploy by hand, unless one is
 * chosen already; below it, why what is chosen would be refused. `items`: as far as they are known; `chosen`: by name; `dispatch`: the verb that looks again.
 */
export function strategyInput(
  chosen: string | undefined,
  { items, environments }: { items: readonly Item[] | undefined; environments: readonly string[] },
  company: Company,
  more: { dispatch: string },
): KnownBlock[] {
  const { strategies } = company;
  const going = items ?? company.services.map(({ name }) => ({ service: name, version: '' }));
  if (strategies.length === 0 || (!chosen && !hasPipeline({ items: going, environments }, company))) return [];
  const known = chosen && isChosenKnown(chosen, company) ? chosenAsKnown(chosen, environments, company) : undefined;
  const places = environments.length > 1 ? [undefined, ...environments] : [undefined];
  const each = places.flatMap((environment) => strategies.map((s) => ({ strategy: s.name, environment })));
  // What a pipeline can't be told would only be refused.
  const others = each
    .map((choice) => chosenOf([choice]))
    .filter((one) => one !== known && isOffered(one, { items: going, environments }, company));
  const shown = [...(known ? [known] : []), ...others].slice(0, MOST);
  const options = shown.map((one) => option(chosenWords(one, company), one));
  return [
    selectInput(
      'strategy',
      'How each region is reached',
      [option('As its services and environment say', AS_USUAL), ...options],
      known ?? AS_USUAL,
      more,
    ),
    ...refused(chosen, { items: going, environments }, company),
  ];
}

function refused(chosen: string | undefined, going: Parameters<typeof strategyFault>[1], company: Company) {
  const fault = chosen ? strategyFault(chosen, going, company) : undefined;
  return fault ? [context(md`${refusalWords(fault)}`)] : [];
}

/** What was chosen in that field: a name; empty for the usual; undefined where the field was not there. */
export const strategyIn = (field: string | undefined): string | undefined => (field === AS_USUAL ? '' : field);
