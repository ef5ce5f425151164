import type { Company } from '../company/company.ts';
import type { Fact } from '../deciding/fact.ts';
import type { Release } from '../release/release.ts';
import { templateRevoked } from './facts/template-revoked.ts';

/** What a failure does to the template a release came from, where the manifest says so. */
export function revokedBy(
  { id, template: from }: Pick<Release, 'id' | 'template'>,
  { company }: { company: Pick<Company, 'templates'> },
): Fact[] {
  if (!from || !company.templates.find((t) => t.name === from.name)?.revokedByFailure) return [];
  return [templateRevoked.of(from.name, { version: from.version, release: id })];
}
