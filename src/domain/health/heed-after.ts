import { z } from 'zod';
import { command } from '../deciding/command.ts';
import { type Decision, moot } from '../deciding/decision.ts';
import type { Fact } from '../deciding/fact.ts';
import { one, oneIf, some } from '../deciding/reads.ts';
import type { World } from '../deciding/world.ts';
import { type Environments, environments } from '../environment/document.ts';
import { placesOf } from '../environment/environment.ts';
import { versionProved } from '../environment/facts/version-proved.ts';
import { versionUnhealthy } from '../environment/facts/version-unhealthy.ts';
import { fewOf } from '../few.ts';
import { pagesOf } from '../page/document.ts';
import { healthPage, isOfHealth, type Page } from '../page/page.ts';
import { pagedOn } from '../page/paged.ts';
import { releases } from '../release/document.ts';
import { healthFound } from '../release/facts/health-found.ts';
import { nameOf, type Release, servicesOf } from '../release/release.ts';
import { isIllStill, isIncident, runsStill } from './afterwards.ts';
import { afterOf, watches } from './document.ts';
import { watchEnded } from './facts/watch-ended.ts';
import { placeOf, saidOf } from './said.ts';
import type { HealthJudged } from './verdict.ts';
import type { Watch } from './watch.ts';

/** Timer: what runs after a rollback, or since somebody brought it live by hand, has come to something else than before. */
export type HeedAfter = { type: 'HeedAfter'; watch: string };

export const heedAfter = command<HeedAfter>()({
  timer: z.strictObject({ watch: z.string() }),
  reads: ({ watch }) => ({ watch: one(watches, watch) }),
  also: ({ watch }) => ({
    release: oneIf(releases, watch?.release),
    environments: some(environments, watch ? [watch.environment] : []),
    all: afterOf(watch?.rollout ?? '-'),
    pages: pagesOf(watch?.release ?? '-'),
  }),
  decide(world): Decision {
    const { watch, release, now: at } = world;
    if (!watch || watch.over || !release) return moot('it is not watched any more');
    if (!runsStill(watch, world)) return moot('something else runs there by now');
    const { environment, region, service, version, concluded } = watch;
    const where = { region, service, version, at };
    if (concluded === 'wait') return moot('it is not known yet');
    // What is ill counts as that until it is proved: who looks no more would never find it well, and it is told once.
    if (concluded === 'unknown' && isIllStill(watch, world)) return moot('it is ill, and was not proved since');
    const ended = (why: string): Fact => watchEnded.of(watch.id, { at, why });
    const known: Record<typeof concluded, () => Fact[]> = {
      unhealthy: () => [versionUnhealthy.of(environment, { ...where, said: saidOf(watch) })],
      'go-on': () => [versionProved.of(environment, where), ended('it was proved')],
      unknown: () => [ended('its health is not known')],
    };
    return { facts: [...known[concluded](), ...foundOut(watch, release, world)] };
  },
});

type Known = World & Environments & { all: Watch[]; pages: Page[] };

/** What is bad is told at once; that all is well, or is not known, once that is so of every place. */
function foundOut(watch: Watch, release: Release, world: Known): Fact[] {
  // Where something else runs by now nothing is to be said of what ran.
  const all = world.all.filter((w) => runsStill(w, world));
  const verdict = together(all);
  const isUnderWay = release.status === 'rolling-back' && release.rollout.id === watch.rollout;
  if (verdict === undefined || (verdict !== 'unhealthy' && isUnderWay)) return [];
  const places = all.filter((w) => HEARD[w.concluded] === verdict);
  const said = fewOf(places.map(verdict === 'healthy' ? placeOf : saidOf), NAMED, '; ');
  const before = release.foundAfter?.find((f) => f.rollout === watch.rollout);
  // The same once more is no news, nor are other numbers of the same places where it is another one that was looked at.
  const isAnother = watch.concluded !== 'unhealthy' && verdict === 'unhealthy';
  if (before?.verdict === verdict && (before.said === said || (isAnother && isOfThese(before.said, all, places))))
    return [];
  const about = { rollout: watch.rollout, environment: watch.environment, after: watch.after ?? 'by-hand' } as const;
  const told = healthFound.of(release.id, { ...about, verdict, said, at: world.now });
  return [told, ...(verdict === 'unhealthy' && isIncident(watch.after) ? woken(watch, release, said, world) : [])];
}
const NAMED = 6;

/** Whether what was said names these places, and none of the others. */
const isOfThese = (said: string, all: readonly Watch[], places: readonly Watch[]): boolean =>
  all.every((w) => said.includes(`${placeOf(w)}: `) === places.includes(w));

const HEARD = { 'go-on': 'healthy', unhealthy: 'unhealthy', unknown: 'unknown', wait: undefined } as const;

function together(all: readonly Watch[]): HealthJudged | undefined {
  const heard = all.map((w) => HEARD[w.concluded]);
  if (heard.includes('unhealthy')) return 'unhealthy';
  if (heard.includes(undefined)) return undefined;
  return heard.includes('unknown') ? 'unknown' : 'healthy';
}

/** It went back, and is no better; or what it left is not: whoever is woken has to know what runs where. */
function woken({ rollout, environment }: Watch, release: Release, said: string, world: Known): Fact[] {
  const running = world.environments[environment];
  const runs = servicesOf(release).flatMap((service) =>
    placesOf(running, service, world).map(([region, { now, doubt }]) =>
      doubt || !now ? `nobody knows what of ${service} runs in ${region}` : `${service} ${now.version} in ${region}`,
    ),
  );
  const what = release.drill ? 'the rollback drill' : 'the rollback';
  const summary = `What runs after ${what} of ${nameOf({ ...release, environment })} (${release.id}) is unhealthy: ${said}. Runs now: ${fewOf(runs, NAMED)}`;
  const about = { key: healthPage(rollout, world.now), summary, severity: 'critical' } as const;
  return pagedOn(
    world.pages.filter((p) => isOfHealth(p, rollout)),
    release,
    about,
    world,
  );
}
