import { z } from 'zod';
import { alerts } from '../alert/document.ts';
import { command } from '../deciding/command.ts';
import { type Decision, moot } from '../deciding/decision.ts';
import { one, oneIf } from '../deciding/reads.ts';
import { spotId } from '../environment/spot.ts';
import { watches } from './document.ts';
import { healthObserved } from './facts/health-observed.ts';
import { look } from './look.ts';
import { nextLook } from './pace.ts';
import { conclusionOf, looked } from './watch.ts';
import { alertsOf } from './watched-alerts.ts';

/** Timer: an alert was heard of what is watched. It is not waited for the next look, which comes to the same of it. */
export type SeeAlerts = { type: 'SeeAlerts'; watch: string };

export const seeAlerts = command<SeeAlerts>()({
  timer: z.strictObject({ watch: z.string() }),
  reads: ({ watch }) => ({ watch: one(watches, watch) }),
  also: ({ watch }) => ({ alerts: oneIf(alerts, watch && spotId(watch)) }),
  decide({ watch, alerts: known, now }): Decision {
    if (!watch || watch.over) return moot('it is not watched any more');
    const seen = alertsOf(watch, known);
    const { from, to } = nextLook(watch, now);
    const firing = watch.plan.rules.filter((rule) => rule.kind === 'alerts' && seen(rule).firing.length > 0);
    if (firing.length === 0) return moot('none of its alerts fires');
    const looks = Object.fromEntries(
      firing.map((rule) => [rule.name, look(rule, { from, to, got: {}, alerts: seen(rule) })]),
    );
    const concludes = conclusionOf(looked(watch, watch.lookedTo, looks, {}));
    const told = { to: watch.lookedTo, looks, bases: {}, at: now, concludes, was: watch.concluded };
    return { facts: [healthObserved.of(watch.id, told)] };
  },
});
