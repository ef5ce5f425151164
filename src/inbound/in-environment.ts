import type { Source } from './source.ts';
import type { Told } from './told.ts';
import { ENVIRONMENT } from './where.ts';

/** What `inbound.yml` says of a system whose incidents seldom say where they are: a page of production has nothing to do with a deploy to staging. */
export const IN_ENVIRONMENT = {
  environment: ENVIRONMENT.describe('of incidents and alerts that do not say theirs'),
};

/** A source of which all that does not say where it is, is in one environment. */
export const inEnvironment = (source: Source, environment: string | undefined): Source =>
  environment === undefined
    ? source
    : {
        ...source,
        translate(body, delivery) {
          const of = source.translate(body, delivery);
          return 'told' in of ? { ...of, told: [of.told].flat().map((one) => placedIn(one, environment)) } : of;
        },
      };

function placedIn(told: Told, environment: string): Told {
  if (told.type === 'incident')
    return { ...told, from: { ...told.from, environment: told.from.environment ?? environment } };
  if (told.type !== 'alerts') return told;
  return { ...told, alerts: told.alerts.map((a) => ({ ...a, environment: a.environment || environment })) };
}
