import type { InputBlock } from '@slack/types';
import { option, selectInput } from '../blocks/inputs.ts';
import type { Company } from '../domain/company/company.ts';
import { strategyNamed } from '../domain/company/services.ts';
import type { Item } from '../domain/release/release.ts';
import { choiceWords, hasPipeline, isOffered } from '../domain/strategy/choosing.ts';

/** No strategy is called so. */
const AS_USUAL = '-';
/** What can be chosen in a select: Slack's limit, less the first. */
const MOST = 99;

/**
 * A field for the strategy: those of strategies.yml that its pipelines can be told, and the usual. Nothing where there are none, or where people deploy by hand, unless one is
 * chosen already. `items`: as far as they are known; `chosen`: by name.
 */
export function strategyInput(
  chosen: string | undefined,
  { items, environments }: { items: readonly Item[] | undefined; environments: readonly string[] },
  company: Company,
  more: { dispatch?: true } = {},
): InputBlock[] {
  const { strategies } = company;
  const going = items ?? company.services.map(({ name }) => ({ service: name, version: '' }));
  if (strategies.length === 0 || (!chosen && !hasPipeline({ items: going, environments }, company))) return [];
  const known = chosen ? strategyNamed(company, chosen) : undefined;
  // What a pipeline can't be told would only be refused.
  const others = strategies.filter((s) => s !== known && isOffered(s.name, { items: going, environments }, company));
  const shown = [...(known ? [known] : []), ...others].slice(0, MOST);
  const options = shown.map((s) => option(choiceWords(s), s.name));
  return [
    selectInput(
      'strategy',
      'How each region is reached',
      [option('As its services and environment say', AS_USUAL), ...options],
      known?.name ?? AS_USUAL,
      more,
    ),
  ];
}

/** What was chosen in that field: a name; empty for the usual; undefined where the field was not there. */
export const strategyIn = (field: string | undefined): string | undefined => (field === AS_USUAL ? '' : field);
