import { type FoundAfter, type Release, rolloutOf } from './release.ts';

/** What was found of its last rollout, of those by which it went back elsewhere, and of those by which it only went back since: of others it is past. */
export function foundSince(release: Release): FoundAfter[] {
  const last = rolloutOf(release)?.id;
  const back = release.wentBack?.map((leg) => leg.environment) ?? [];
  return (release.foundAfter ?? []).filter(
    ({ rollout, environment }) =>
      rollout === last ||
      (environment !== undefined && back.includes(environment)) ||
      hasOnlyGoneBack(release, rollout),
  );
}

/** Whether a rollout of it and all that came after took something back: one service now, and another later. */
function hasOnlyGoneBack({ id, runs, begun = [] }: Release, rollout: string): boolean {
  const since = runs - Number(rollout.slice(id.length + 1)) + 1;
  const runsSince = begun.slice(-since);
  return runsSince.length === since && runsSince.every((run) => run.back);
}
