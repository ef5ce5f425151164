import { alertsOn } from '../alert/alerts.ts';
import { alerts } from '../alert/document.ts';
import { command } from '../deciding/command.ts';
import { type Decision, moot } from '../deciding/decision.ts';
import { one } from '../deciding/reads.ts';
import { own } from '../own.ts';
import { releases } from '../release/document.ts';
import { rolloutOf } from '../release/release.ts';
import { knownBases } from './asks.ts';
import { watches } from './document.ts';
import { healthObserved } from './facts/health-observed.ts';
import { watchEnded } from './facts/watch-ended.ts';
import type { GatheredMeasures } from './gathered.ts';
import { type Look, look } from './look.ts';
import { conclusionOf, decidingRules, looked } from './watch.ts';

/** What was measured of a watch in [from, to), UTC ISO. */
export type ObserveHealth = { type: 'ObserveHealth'; watch: string; from: string; to: string } & GatheredMeasures;

export const observeHealth = command<ObserveHealth>()({
  reads: ({ watch }) => ({ watch: one(watches, watch) }),
  also: ({ watch }) => ({
    release: one(releases, watch?.release ?? '-'),
    alerts: one(alerts, watch ? `${watch.environment}/${watch.service}` : '-'),
  }),
  decide(world, { from, to, got, bases }): Decision {
    const { watch, release, company, now } = world;
    if (!watch || watch.over) return moot('it is not watched any more');
    const rollout = release && rolloutOf(release);
    const stage = rollout?.id === watch.rollout ? rollout.stages.find((s) => s.name === watch.stage) : undefined;
    if (stage?.state !== 'verifying')
      return {
        facts: [
          watchEnded.of(watch.id, {
            at: now,
            why: 'its step is verified no more',
            ...(stage?.state === 'done' && { done: true }),
          }),
        ],
      };
    if (from < watch.lookedTo || to <= from) return moot('it was looked at already');
    const seen = alertsOn(world.alerts, watch.since);
    const looks: Record<string, Look> = Object.fromEntries(
      watch.plan.rules.map((rule) => {
        const known = knownBases(rule, watch, { from, to }, company.zone);
        const measurement = { from, to, got: { ...known, ...own(got, rule.name) }, alerts: seen(rule) };
        return [rule.name, look(rule, measurement, decidingRules(watch.plan))];
      }),
    );
    const concludes = conclusionOf(looked(watch, to, looks, bases));
    return { facts: [healthObserved.of(watch.id, { to, looks, bases, at: now, concludes, was: watch.concluded })] };
  },
});
