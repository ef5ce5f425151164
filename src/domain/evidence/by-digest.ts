import { newestFirst } from '../../time/in-order.ts';
import { type Builds, buildOf } from '../build/build.ts';
import { isSameCommit } from '../build/same-commit.ts';
import { isSameVersion } from '../build/same-version.ts';
import type { Company } from '../company/company.ts';
import { serviceOf } from '../company/matching.ts';
import { all } from '../deciding/reads.ts';
import { ofDigest } from './digest-list.ts';
import { evidence } from './document.ts';
import { type Artifact, type Evidence, serviceIn } from './evidence.ts';
import type { Kept } from './unmatched.ts';

/** What is known of what has a digest. */
export const knownUnder = (digest: string) => all(evidence, ofDigest(digest));

/** An SBOM, and provenance, says itself of which artifact it is: a commit or a version that somebody names beside it may be of another build, as where a file of the run before is sent again. */
const isOfItsDigest = (told: Kept): boolean =>
  told.type === 'check' && (told.kind === 'sbom' || told.kind === 'provenance');

/** The digest by which something may be found: what tells of an artifact itself is what others are found by. */
export function digestIn(told: Kept): string | undefined {
  const { commit, service, digest } = told.from;
  if (told.type === 'artifact') return undefined;
  return commit !== undefined && service !== undefined && !isOfItsDigest(told) ? undefined : digest;
}

type BuildsOf = Partial<Record<string, Builds>>;

/** With the service and the commit, or else the version, of the artifact that has its digest, as far as it does not tell them: unless that may be of several services. `built`: of the services of those, where it names a version alone. */
export function withDigest<T extends Kept>(
  company: Pick<Company, 'services'>,
  told: T,
  found: readonly Evidence[],
  built: BuildsOf = {},
): T {
  const { from } = told;
  const matched = serviceOf(company, from)?.name ?? from.service;
  const made = found
    .flatMap(({ id, artifacts }) => artifacts.filter((a) => a.digest === from.digest).map((a) => ({ id, ...a })))
    .filter(({ id }) => matched === undefined || serviceIn(id) === matched);
  const [newest] = newestFirst(made, (a) => a.at);
  if (!newest || new Set(made.map((a) => serviceIn(a.id))).size > 1) return told;
  const service = serviceIn(newest.id);
  const isAnothers = isOfItsDigest(told) && made.every((one) => isAnother(one, from, built[service]));
  if (isNamed(told) && !isAnothers) return { ...told, from: { ...from, service } };
  const { commit: _, version: __, ...rest } = from;
  return { ...told, from: { ...rest, service, ...nameOf(newest) } };
}

type Made = Artifact & { id: string };

/** Whether an artifact is known to be of another commit or version than what is named. */
function isAnother({ id, commit }: Made, named: Kept['from'], builds: Builds | undefined): boolean {
  const known = named.commit ?? (commit && buildOf(builds, named.version ?? '')?.commit);
  if (known !== undefined) return commit !== undefined && !isSameCommit(known, commit);
  const version = versionIn(id);
  return commit === undefined && version !== undefined && !isSameVersion(version, named.version ?? version);
}

const isNamed = ({ from }: Kept) => from.commit !== undefined || from.version !== undefined;

function nameOf({ id, commit }: Made): { commit?: string; version?: string } {
  if (commit !== undefined) return { commit };
  const version = versionIn(id);
  return version === undefined ? {} : { version };
}

const versionIn = (id: string) => (id.includes('@') ? id.slice(serviceIn(id).length + 1) : undefined);
