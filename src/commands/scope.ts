import type { InputBlock } from '@slack/types';
import { option, selectInput, textInput } from '../blocks/blocks.ts';
import type { Company, Scope } from '../domain/company.ts';

const EVERYWHERE = 'everywhere';

/** The scope of a freeze as it is typed: services by name, and an environment or everywhere. */
export type ScopeFields = { what: string; where: string };

/** Services and the environment that a text names. */
export function scopeIn(text: string, company: Company): ScopeFields {
  const named = company.services
    .filter((s) => new RegExp(`(^|[\\s,])${s.name}(?=[\\s,]|$)`, 'i').test(text))
    .map((s) => s.name);
  const where = company.environments.find((e) => new RegExp(`\\b${e.name}\\b`, 'i').test(text))?.name ?? EVERYWHERE;
  return { what: named.join(', '), where };
}

export const scopeInputs = ({ what, where }: ScopeFields, company: Company): InputBlock[] => [
  textInput('what', 'Which services', what, {
    optional: true,
    placeholder: 'payments, ledger',
    hint: 'Empty: every service',
  }),
  selectInput(
    'where',
    'Where',
    [option('everywhere', EVERYWHERE), ...company.environments.map((e) => option(e.name, e.name))],
    where,
  ),
];

export function readScope(
  { what = '', where = EVERYWHERE }: Partial<ScopeFields>,
  company: Company,
): Scope | { why: string } {
  const named = what.split(/[,;\s]+/).filter((w) => w && !/^(everything|all|every|service|services)$/i.test(w));
  const services = named.map((n) => company.services.find((s) => s.name.toLowerCase() === n.toLowerCase())?.name);
  const unknown = named.filter((_, i) => !services[i]);
  if (unknown.length > 0)
    return {
      why: `I don't know ${unknown.join(', ').slice(0, 80)}. Services: ${company.services.map((s) => s.name).join(', ')}.`,
    };
  return { services: services.flatMap((s) => s ?? []), environments: where === EVERYWHERE ? [] : [where] };
}
