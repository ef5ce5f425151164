import { isSameVersion } from '../build/same-version.ts';
import type { Company } from '../company/company.ts';
import { serviceOf } from '../company/matching.ts';
import { type Release, rolloutOf } from '../release/release.ts';
import type { Kept } from './unmatched.ts';

/** The release of a deploy of ours, as pipelines are told it: `R-118` of `R-118-2`. */
export const releaseOfDeploy = (deploy: string | undefined): string | undefined =>
  /^(R-\d+)-\d+$/i.exec(deploy ?? '')?.[1]?.toUpperCase();

/**
 * With the service, the version and the environment of the deploy that it names, as far as it does not tell them. Which of several services it means is not
 * guessed; and one that the deploy does not bring is not of it.
 */
export function withDeploy<T extends Kept>(
  company: Pick<Company, 'services'>,
  told: T,
  release: Release | undefined,
): T {
  const { from } = told;
  if (!release) return told;
  const named = serviceOf(company, from)?.name ?? from.service;
  const items = release.items.filter((i) => named === undefined || i.service === named);
  const [item, other] = items;
  if (!item || other) return told;
  const rollout = rolloutOf(release);
  const isNow = rollout?.id === from.deploy?.toUpperCase();
  // What went back brought another version than the one that was planned.
  const version = isNow && rollout?.direction === 'back' ? undefined : item.version;
  if (from.version !== undefined && !isSameVersion(from.version, item.version)) return told;
  return {
    ...told,
    from: {
      ...from,
      service: item.service,
      ...(from.commit === undefined && version !== undefined && { version: from.version ?? version }),
      ...(isNow && from.environment === undefined && { environment: release.environment }),
    },
  };
}
