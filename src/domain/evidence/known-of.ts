import { buildOf } from '../build/build.ts';
import { type BuildsOf, builds } from '../build/document.ts';
import { some } from '../deciding/reads.ts';
import { environments } from '../environment/document.ts';
import { type Item, type Release, servicesOf } from '../release/release.ts';
import { evidence } from './document.ts';
import { type Evidence, ofCommit, ofReviews, ofService, ofVersions } from './evidence.ts';

/** What tells from which commits a release was built, and which of them are new where it goes; then what is known of these: in two rounds, since the second needs the first. */
export const builtOf = (release: Pick<Release, 'items' | 'environment'> | undefined) => ({
  builds: some(builds, release ? servicesOf(release) : []),
  environments: some(environments, release ? [release.environment] : []),
});

export const knownOf = (release: Pick<Release, 'items'> | undefined, built: BuildsOf) => ({
  evidence: some(
    evidence,
    (release?.items ?? []).flatMap((item) => subjectsOf(item, built)),
  ),
});
export type KnownEvidence = { evidence: Record<string, Evidence | undefined> };

/** The subjects that tell of one version, as its build names its commit. */
export const ownSubjects = ({ service, version }: Item, { builds }: BuildsOf): string[] => {
  const commit = buildOf(builds[service], version)?.commit;
  return [...(commit === undefined ? [] : [ofCommit(service, commit)]), ...ofVersions(service, version)];
};

const subjectsOf = (item: Item, built: BuildsOf) => [
  ...ownSubjects(item, built),
  ofService(item.service),
  ofReviews(item.service),
];
