import type { HealthRule } from '../domain/company/health.ts';
import { limitOf, unitOf } from '../domain/health/rules/index.ts';
import { type Together, together } from '../domain/health/together.ts';
import { tallyOf, type Watch } from '../domain/health/watch.ts';
import { own } from '../domain/own.ts';
import type { Measured } from './measure.ts';

/** Of longer rollouts the last steps are drawn. */
const STEPS_DRAWN = 8;

/**
 * What was measured of a service around the steps of a rollout: by the critical rule of `watch` that stands worst. `all`: the watches of the same service
 * and rollout, this one among them. Undefined where nothing was measured.
 */
export function watchedMeasure(watch: Watch, all: readonly Watch[]): Measured | undefined {
  const { service, version, environment, region } = watch;
  const steps = all
    .filter((w) => w.region === region)
    .sort((a, b) => Date.parse(a.began) - Date.parse(b.began))
    .slice(-STEPS_DRAWN);
  const pointsOf = (rule: HealthRule) => steps.flatMap((w) => own(w.measures, rule.name) ?? []);
  const { rules } = together(watch.plan.rules, (rule) => tallyOf(watch, rule));
  const [worst] = rules
    .filter(({ rule }) => rule.critical && pointsOf(rule).length > 0)
    .sort((a, b) => rankOf(b) - rankOf(a));
  if (!worst) return undefined;
  const { rule } = worst;
  const limit = limitOf(rule);
  return {
    title: `${rule.name} of ${service} ${version} in ${environment}, ${region}`,
    unit: unitOf(rule),
    points: pointsOf(rule),
    ...(limit !== undefined && { limit }),
    deploys: steps.map((w) => ({ at: w.began, name: w.stage })),
  };
}

/** What decided comes first. */
const rankOf = ({ stand }: Together['rules'][number]) =>
  ({ unhealthy: 4, unknown: 2, healthy: 0 })[stand.verdict] + (stand.acts ? 1 : 0);
