import { type FoundAfter, type Release, rolloutOf } from './release.ts';

/** What was found of its last rollout, and of those by which it went back elsewhere: of others it is past. */
export function foundSince(release: Release): FoundAfter[] {
  const last = rolloutOf(release)?.id;
  const back = release.wentBack?.map((leg) => leg.environment) ?? [];
  return (release.foundAfter ?? []).filter(
    ({ rollout, environment }) => rollout === last || (environment !== undefined && back.includes(environment)),
  );
}
