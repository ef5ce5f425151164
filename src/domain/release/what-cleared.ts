import { builds } from '../build/document.ts';
import { environments } from '../environment/document.ts';
import { some } from '../reads.ts';
import { templates } from '../template/document.ts';
import { votes } from '../vote/document.ts';
import { type Release, servicesOf, voteOf } from './release.ts';

/** What it takes to see what another content does to whatever cleared a release. `next`: what it is to contain then, and where. */
export function whatCleared(
  release: Release | undefined,
  next: Pick<Release, 'items' | 'environment'> | undefined = release,
) {
  const vote = release && voteOf(release);
  const services = [release, next].flatMap((r) => (r ? servicesOf(r) : []));
  return {
    votes: some(votes, vote ? [vote] : []),
    builds: some(builds, [...new Set(services)]),
    environments: some(environments, next ? [next.environment] : []),
    templates: some(templates, release?.template ? [release.template.name] : []),
  };
}
