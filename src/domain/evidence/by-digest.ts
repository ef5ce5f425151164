import type { Company } from '../company/company.ts';
import { serviceOf } from '../company/matching.ts';
import { all } from '../deciding/reads.ts';
import { ofDigest } from './digest-list.ts';
import { evidence } from './document.ts';
import { type Artifact, type Evidence, serviceIn } from './evidence.ts';
import type { Kept } from './unmatched.ts';

/** What is known of what has a digest. */
export const knownUnder = (digest: string) => all(evidence, ofDigest(digest));

/** The digest by which something may be found: what tells of an artifact itself is what others are found by. */
export const digestIn = ({ type, from }: Kept): string | undefined =>
  type === 'artifact' || (from.commit !== undefined && from.service !== undefined) ? undefined : from.digest;

/** With the service and the commit, or else the version, of the artifact that has its digest, as far as it does not tell them: unless that may be of several services. */
export function withDigest<T extends Kept>(company: Pick<Company, 'services'>, told: T, found: readonly Evidence[]): T {
  const { from } = told;
  const matched = serviceOf(company, from)?.name ?? from.service;
  const made = found
    .flatMap(({ id, artifacts }) => artifacts.filter((a) => a.digest === from.digest).map((a) => ({ id, ...a })))
    .filter(({ id }) => matched === undefined || serviceIn(id) === matched)
    .sort((a, b) => (a.at < b.at ? 1 : -1));
  const [newest] = made;
  if (!newest || new Set(made.map((a) => serviceIn(a.id))).size > 1) return told;
  return { ...told, from: { ...from, service: serviceIn(newest.id), ...(isNamed(told) ? {} : nameOf(newest)) } };
}

const isNamed = ({ from }: Kept) => from.commit !== undefined || from.version !== undefined;

function nameOf({ id, commit }: Artifact & { id: string }): { commit?: string; version?: string } {
  if (commit !== undefined) return { commit };
  const version = id.slice(serviceIn(id).length + 1);
  return id.includes('@') ? { version } : {};
}
