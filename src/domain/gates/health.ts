import { type Alerts, alertsOn } from '../alert/alerts.ts';
import { alerts, firingOnes } from '../alert/document.ts';
import { type HealthPlan, healthPlanFor } from '../company/health.ts';
import { policyFor } from '../company/policies.ts';
import { some } from '../deciding/reads.ts';
import { allEnvironments } from '../environment/document.ts';
import { isIll, placesOf } from '../environment/environment.ts';
import { spotId } from '../environment/spot.ts';
import { fewOf } from '../few.ts';
import { at, listed, type Phrase, say } from '../phrase.ts';
import { ANYWHERE, gate } from './gate.ts';
import { whoMay } from './who-opens.ts';

/** As many as are named. */
const NAMED = 3;

/**
 * What runs there now is healthy, as far as anybody told, before the first step. Alerts that fire and a bad verdict close it, where the manifests say how its
 * health is judged; what is not known does so only where the policy asks that it is (`knownHealth`). A hotfix is what mends it.
 */
export const health = gate({
  id: 'health',
  title: 'Health of what runs there',
  plain: 'something is wrong with what runs there now',
  opens: whoMay('override'),
  reads: ({ items, environment }) => ({
    environments: allEnvironments,
    firing:
      environment === ANYWHERE
        ? firingOnes
        : some(
            alerts,
            items.map((i) => spotId({ environment, service: i.service })),
          ),
  }),
  see(release, { environments, firing, company }) {
    const { items, environment, status, hotfix, drill, change } = release;
    // Its own steps are watched each.
    if (hotfix || status === 'deploying' || status === 'rolling-back') return undefined;
    // A drill is no change that a policy is about; but nothing is tried on what is ill.
    const isAsked = !drill && policyFor(company, environment, change)?.knownHealth === true;
    const saw = items.flatMap(({ service }) => {
      const plan = healthPlanFor(company, service, environment);
      const judges = plan && !plan.dry;
      const places = placesOf(environments[environment], service, { company });
      const ill = judges ? illness(service, plan, places, firing[spotId({ environment, service })]) : [];
      return ill.length > 0 || !isAsked ? ill : unknown(service, judges ? places : undefined);
    });
    if (saw.length > 0)
      return { open: false, saw: drill ? listed(saw) : say`${listed(saw)}; a hotfix goes there all the same` };
    return isAsked ? { open: true, saw: say`what runs there was proved healthy` } : undefined;
  },
});

type Places = ReturnType<typeof placesOf>;

/** What is known to be bad of a service there. */
function illness(service: string, { rules }: HealthPlan, places: Places, firing: Alerts | undefined): Phrase[] {
  const of = alertsOn(firing, '');
  const names = [
    ...new Set(rules.filter((r) => r.critical).flatMap((rule) => (rule.kind === 'alerts' ? of(rule).firing : []))),
  ];
  return [
    ...(names.length > 0 ? [say`${fewOf(names, NAMED)} fires for ${service}`] : []),
    ...places.flatMap(([region, { now }]) =>
      isIll(now)
        ? [
            say`${service} ${now.version} in ${region} is unhealthy since ${at(now.unhealthy.at)} (${now.unhealthy.said})`,
          ]
        : [],
    ),
  ];
}

/** Why nobody knows whether it is healthy, and what would tell; `places`: nothing where no rules judge it. Where nothing runs, nothing can be ill. */
function unknown(service: string, places: Places | undefined): Phrase[] {
  if (!places)
    return [
      say`nobody knows whether ${service} is healthy there: no rules of health.yml judge it, or only in dry mode`,
    ];
  return places.flatMap(([region, { now, doubt, partly }]) => {
    if (doubt || partly)
      return [
        say`nobody knows whether ${service} in ${region} is healthy: which version runs there is in doubt, or more than one does`,
      ];
    if (!now || now.proved !== undefined) return [];
    return [
      say`nobody knows whether ${service} ${now.version} in ${region} is healthy: it was never proved by its rules there. A rollout that proves itself opens this, or an override`,
    ];
  });
}
