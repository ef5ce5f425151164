import { option } from '../../blocks/inputs.ts';
import type { Company } from '../../domain/company/company.ts';
import { environmentNamed } from '../../domain/company/services.ts';

import { type OnChoosing, seeFor } from '../ask.ts';

const ARROW = '>';

/** The environments of a release in order, as a field holds them. */
export const writeWay = (environments: readonly string[]): string => environments.join(ARROW);

/** The last of them, and those before it. */
export function readWay(field: string): { environment: string; before: string[] } {
  const all = field.split(ARROW).filter((name) => name !== '');
  return { environment: all.at(-1) ?? '', before: all.slice(0, -1) };
}

/** Each environment, the ways that the manifests give to it, and what was typed. */
export function wayOptions(company: Company, chosen: string) {
  const single = company.environments.map((e) => e.name);
  const ways = company.environments.flatMap((e) => (e.after ? [writeWay(wayTo(company, e.name))] : []));
  const typed = readWay(chosen).before.length > 0 ? [chosen] : [];
  return [...new Set([...single, ...ways, ...typed])].map((way) => option(wayWords(way), way));
}

/** What can be chosen of where a release goes. */
export const wayChoices: OnChoosing = async (_, a) => ({ where: wayOptions((await seeFor(a, {})).company, '') });

/** "staging, then production" */
export const wayWords = (field: string): string => field.split(ARROW).join(', then ');

/** The manifest check has refused circles. */
const wayTo = (company: Company, name: string): string[] => {
  const after = environmentNamed(company, name)?.after;
  return after ? [...wayTo(company, after), name] : [name];
};
