import { alertsOn } from '../alert/alerts.ts';
import { alerts, firingOnes } from '../alert/document.ts';
import { healthPlanFor } from '../company/health.ts';
import { some } from '../deciding/reads.ts';
import { allEnvironments } from '../environment/document.ts';
import { placesOf } from '../environment/environment.ts';
import { at, listed, say } from '../phrase.ts';
import { ANYWHERE, gate } from './gate.ts';
import { whoMay } from './who-opens.ts';

/** As many as are named. */
const NAMED = 3;

/**
 * What runs there now is healthy, as far as anybody told, before the first step. Only alerts that fire and a bad verdict close it, where the manifests say how
 * its health is judged: what is not known never does. A hotfix is what mends it.
 */
export const health = gate({
  id: 'health',
  title: 'Health of what runs there',
  opens: whoMay('override'),
  reads: ({ items, environment }) => ({
    environments: allEnvironments,
    firing:
      environment === ANYWHERE
        ? firingOnes
        : some(
            alerts,
            items.map((i) => `${environment}/${i.service}`),
          ),
  }),
  see({ items, environment, status, hotfix, drill }, { environments, firing, company }) {
    // Its own steps are watched each.
    if (hotfix || drill || status === 'deploying' || status === 'rolling-back') return undefined;
    const judged = items.flatMap(({ service }) => {
      const plan = healthPlanFor(company, service, environment);
      return plan && !plan.dry ? [{ service, rules: plan.rules.filter((r) => r.critical) }] : [];
    });
    const saw = judged.flatMap(({ service, rules }) => {
      const of = alertsOn(firing[`${environment}/${service}`], '');
      const names = [...new Set(rules.flatMap((rule) => (rule.kind === 'alerts' ? of(rule).firing : [])))];
      const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : '';
      const places = placesOf(environments[environment], service);
      return [
        ...(names.length > 0 ? [say`${names.slice(0, NAMED).join(', ')}${more} fires for ${service}`] : []),
        ...places.flatMap(([region, { now }]) =>
          now?.unhealthy
            ? [
                say`${service} ${now.version} in ${region} is unhealthy since ${at(now.unhealthy.at)} (${now.unhealthy.said})`,
              ]
            : [],
        ),
      ];
    });
    return saw.length === 0 ? undefined : { open: false, saw: say`${listed(saw)}; a hotfix goes there all the same` };
  },
});
