import type { Company } from '../company/company.ts';
import type { Template } from '../company/plans.ts';
import { serviceNamed } from '../company/services.ts';

/** A template that no longer clears anything: a release from this version of it failed. */
export type RevokedTemplate = { v: 1; name: string; version: number; release: string };

type Kept = { items: { service: string }[]; environment: string };

/** The templates that a plan keeps to, in each of the environments that it goes through. */
export const templatesFor = (items: Kept['items'], environments: readonly string[], company: Company): Template[] =>
  company.templates.filter((template) =>
    environments.every((environment) => outsideTemplate({ items, environment }, template, company) === undefined),
  );

/** Where a plan leaves its template, or undefined: a template is for its services in its environments, in any version. */
export function outsideTemplate(
  { items, environment }: Kept,
  template: Pick<Template, 'services' | 'environments'>,
  company: Pick<Company, 'services'>,
): 'services' | 'environment' | undefined {
  const known = (name: string) => serviceNamed(company, name)?.name ?? '';
  if (!items.every((i) => template.services.includes(known(i.service)))) return 'services';
  return template.environments.includes(environment) ? undefined : 'environment';
}
