import { alerts } from '../alert/document.ts';
import { isSameVersion } from '../build/same-version.ts';
import { command } from '../deciding/command.ts';
import { type Decision, moot } from '../deciding/decision.ts';
import { one, oneIf, some } from '../deciding/reads.ts';
import { type Environments, environments } from '../environment/document.ts';
import { placeAt } from '../environment/environment.ts';
import { spotId } from '../environment/spot.ts';
import { own } from '../own.ts';
import { releases } from '../release/document.ts';
import { rolloutOf } from '../release/release.ts';
import { stepNamed } from '../release/rollout/rollout-parts.ts';
import { judgedStage } from '../release/rollout/verified-stage.ts';
import { runsStill } from './afterwards.ts';
import { knownBases } from './asks.ts';
import { watches } from './document.ts';
import { healthObserved } from './facts/health-observed.ts';
import { watchEnded } from './facts/watch-ended.ts';
import { watchSlowed } from './facts/watch-slowed.ts';
import { whyWaits } from './facts/would-wait.ts';
import type { GatheredMeasures } from './gathered.ts';
import { type Look, look } from './look.ts';
import { isLookedLongEnough } from './pace.ts';
import { conclusionOf, decidingRules, looked, type Watch } from './watch.ts';
import { alertsOf } from './watched-alerts.ts';

/** What was measured of a watch in [from, to), UTC ISO. */
export type ObserveHealth = { type: 'ObserveHealth'; watch: string; from: string; to: string } & GatheredMeasures;

export const observeHealth = command<ObserveHealth>()({
  reads: ({ watch }) => ({ watch: one(watches, watch) }),
  also: ({ watch }) => ({
    release: oneIf(releases, watch?.release),
    environments: some(environments, watch ? [watch.environment] : []),
    alerts: oneIf(alerts, watch && spotId(watch)),
  }),
  decide(world, { from, to, got, bases }): Decision {
    const { watch, release, company, now } = world;
    if (!watch || watch.over) return moot('it is not watched any more');
    const rollout = release && rolloutOf(release);
    const stage = rollout?.id === watch.rollout ? stepNamed(rollout, watch.stage) : undefined;
    const goesOn = stage?.state === 'done' && isTriedOn(watch, world);
    const counts = !watch.plan.dry && judgedStage(release, watch.rollout, watch.stage) !== undefined;
    const runs = watch.after !== undefined && runsStill(watch, world);
    if (stage?.state !== 'verifying' && !goesOn && !counts && !runs)
      return {
        facts: [
          watchEnded.of(watch.id, {
            at: now,
            why: watch.after ? ELSE : 'its step is verified no more',
            ...(stage?.state === 'done' && watch.after === undefined && { done: true }),
          }),
        ],
      };
    if (from < watch.lookedTo || to <= from) return moot('it was looked at already');
    const seen = alertsOf(watch, world.alerts);
    const looks: Record<string, Look> = Object.fromEntries(
      watch.plan.rules.map((rule) => {
        const known = knownBases(rule, watch, { from, to }, company.zone);
        const measurement = { from, to, got: { ...known, ...own(got, rule.name) }, alerts: seen(rule) };
        return [rule.name, look(rule, measurement, decidingRules(watch.plan))];
      }),
    );
    const after = looked(watch, to, looks, bases);
    const comesTo = conclusionOf(after);
    // What was proved stays so until it is bad: between two steps there is nothing more to wait for.
    const isProved = stage?.state === 'done' && watch.concluded === 'go-on' && comesTo !== 'unhealthy';
    const concludes = isProved ? 'go-on' : comesTo;
    const waits = whyWaits(watch);
    const about = { to, looks, bases, at: now, concludes, was: watch.concluded };
    const isADay = runs && concludes !== 'go-on' && isLookedLongEnough(after) && !isLookedLongEnough(watch);
    const slowed = isADay ? [watchSlowed.of(watch.id, { at: now })] : [];
    const observed = healthObserved.of(watch.id, { ...about, ...(goesOn && waits !== undefined && { waits }) });
    return { facts: [observed, ...slowed] };
  },
});

const ELSE = 'something else runs there by now';

/** What is only tried lets its step go on when its time is over: what would have become of it is looked for as long as it runs there. */
function isTriedOn({ plan, concluded, environment, service, region, version }: Watch, world: Environments): boolean {
  const { now, partly } = placeAt(world.environments[environment], service, region);
  return (
    plan.dry &&
    concluded === 'wait' &&
    (isSameVersion(now?.version, version) || isSameVersion(partly?.version, version))
  );
}
