import { option, selectInput, textInput } from '../blocks/inputs.ts';
import type { Company } from '../domain/company/company.ts';
import { serviceNamed } from '../domain/company/services.ts';
import { nearest } from '../spelling/near.ts';

/** How many choices Slack lets one make in a list. */
const MOST = 100;

/** Asks for a service: from a list, or where there are too many for one, by its name. */
export const serviceInput = (label: string, names: readonly string[], chosen: string | undefined) =>
  names.length <= MOST
    ? selectInput(
        'service',
        label,
        names.map((name) => option(name, name)),
        chosen,
      )
    : textInput('service', label, chosen ?? '', { placeholder: names[0] ?? '' });

/** The service that was chosen or typed; or what to say beside the field. */
export function serviceTyped(
  company: Pick<Company, 'services'>,
  typed: string,
): { ok: true; name: string } | { ok: false; why: string } {
  const named = serviceNamed(company, typed.trim());
  if (named) return { ok: true, name: named.name };
  const meant = nearest(
    typed.trim().toLowerCase(),
    company.services.map((s) => s.name),
  );
  return {
    ok: false,
    why: `I don't know a service ${typed.slice(0, 60)}.${meant === undefined ? '' : ` Did you mean ${meant}?`}`,
  };
}
