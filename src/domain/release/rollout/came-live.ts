import { buildOf } from '../../build/build.ts';
import type { BuildsOf } from '../../build/document.ts';
import type { Fact } from '../../deciding/fact.ts';
import { versionPartlyLive } from '../../environment/facts/version-partly-live.ts';
import { versionTakenBack } from '../../environment/facts/version-taken-back.ts';
import { versionWentLive } from '../../environment/facts/version-went-live.ts';
import type { Release, Rollout, Stage } from '../release.ts';

/** What runs in a step's region once it is done: all of it, or a share beside what ran. What ran before it may not be known. `hand`: who did it without a pipeline. */
export function cameLive(
  { id: release, environment, drill }: Pick<Release, 'id' | 'environment' | 'drill'>,
  { direction }: Pick<Rollout, 'direction'>,
  { region, items, act, share }: Stage,
  { now: at, builds }: BuildsOf & { now: string },
  hand?: { by: string; why: string },
): Fact[] {
  const back = direction === 'back';
  // What is taken away then ran there beside it no more.
  if (act === 'retire' && !back) return [];
  if (share !== undefined && share < 100 && !back)
    return items.map(({ service, version }) =>
      versionPartlyLive.of(environment, { region, service, version, release, at, percent: share }),
    );
  return items.flatMap(({ service, previous, version: next }): Fact[] => {
    const version = back ? previous : next;
    // It was the first version that anybody told of: it is gone, whatever ran before it.
    if (version === null) return [versionTakenBack.of(environment, { region, service, release, at })];
    const commit = buildOf(builds[service], version)?.commit;
    const where = { region, service, version, release, at };
    const byHand = hand && { byHand: hand.by, text: { why: hand.why } };
    const isBack = { ...(back && { back }), ...(drill && { drilled: true as const }) };
    return [versionWentLive.of(environment, { ...where, ...(commit && { commit }), ...isBack, ...byHand })];
  });
}
