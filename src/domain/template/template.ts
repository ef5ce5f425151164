import { type Company, serviceNamed, type Template } from '../company.ts';
import type { DomainFact, World } from '../decision.ts';
import type { Item, Release } from '../release/release.ts';

/** A template that no longer clears anything: a release from this version of it failed. */
export type RevokedTemplate = { v: 1; name: string; version: number; release: string };

export type TemplateFact = {
  stream: `template/${string}`;
  type: 'TemplateRevoked';
  template: string;
  version: number;
  release: string;
};

export const evolveTemplate = ({ template, version, release }: TemplateFact): RevokedTemplate => ({
  v: 1,
  name: template,
  version,
  release,
});

/** Where a plan leaves its template, or undefined: a template is for its services in its environments, in any version. */
export function outsideTemplate(
  { items, environment }: { items: Item[]; environment: string },
  template: Pick<Template, 'services' | 'environments'>,
  company: Pick<Company, 'services'>,
): 'services' | 'environment' | undefined {
  const known = (name: string) => serviceNamed(company, name)?.name ?? '';
  if (!items.every((i) => template.services.includes(known(i.service)))) return 'services';
  return template.environments.includes(environment) ? undefined : 'environment';
}

/** What a failure does to the template a release came from, where the manifest says so. */
export function revokedBy(release: Release, { company }: Pick<World, 'company'>): DomainFact[] {
  const from = release.template;
  if (!from || !company.templates.find((t) => t.name === from.name)?.revokedByFailure) return [];
  return [
    {
      stream: `template/${from.name}`,
      type: 'TemplateRevoked',
      template: from.name,
      version: from.version,
      release: release.id,
    },
  ];
}
