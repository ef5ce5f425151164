import { option } from '../../blocks/inputs.ts';
import { listInput } from '../../blocks/long-list.ts';
import type { Company } from '../../domain/company/company.ts';
import { serviceNamed } from '../../domain/company/services.ts';
import { nearest } from '../../spelling/near.ts';
import { type OnChoosing, seeFor } from '../ask.ts';

const namesOf = (all: readonly { name: string }[]) => all.map(({ name }) => option(name, name));

/** Asks for a service, of those named. */
export const serviceInput = (
  label: string,
  all: readonly { name: string }[],
  chosen: string | undefined,
  more: { dispatch?: string } = {},
) => listInput('service', label, namesOf(all), chosen, more);

/** What is offered where all services may be chosen. */
export const allServices: OnChoosing = async (_, a) => ({ service: namesOf((await seeFor(a, {})).company.services) });

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
