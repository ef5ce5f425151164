import type { DomainFact, World } from '../decision.ts';
import type { Release } from '../release/release.ts';

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
