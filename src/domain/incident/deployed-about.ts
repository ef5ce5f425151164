import { DAY_MS, instantAfter } from '../../time/instants.ts';
import type { Company } from '../company/company.ts';
import { all, type Seen, some } from '../deciding/reads.ts';
import type { World } from '../deciding/world.ts';
import { spotId } from '../environment/spot.ts';
import { releaseOfDeploy } from '../evidence/by-deploy.ts';
import { deployments } from '../outside/document.ts';
import { doneIn, openWithAny, releases } from '../release/document.ts';
import type { Cause, Incident, Opening, Sighting } from './incident.ts';
import { type Times, timesOf } from './openings.ts';
import { type Beginning, causesOf, servicesOf } from './probable-causes.ts';

const LONGEST_MS = 7 * DAY_MS;

/** What was deployed about some instants (UTC ISO) of a service and what it needs: what it takes to find the causes. */
export function around(service: string, starts: readonly string[], company: Company) {
  const services = servicesOf(service, company);
  return {
    openReleases: openWithAny(services),
    overReleases: all(
      releases,
      ...new Set(starts.flatMap((s) => [-1, 0, 1].map((n) => doneIn(instantAfter(s, n * LONGEST_MS))))),
    ),
    deployments: some(
      deployments,
      company.environments.flatMap((e) => services.map((s) => spotId({ environment: e.name, service: s }))),
    ),
  };
}

/** Which versions and which deploys those who told of it while it was open say that it is of; who tells that it is over may name what put it right. */
function namedIn(seen: readonly Sighting[], { since, over = '~' }: Times): Pick<Beginning, 'versions' | 'deploys'> {
  const told = seen.filter((s) => s.state !== 'resolved' && (s.startedAt === since || (s.at >= since && s.at <= over)));
  return {
    versions: told.flatMap((s) => s.version ?? []),
    deploys: told.flatMap(({ source, deploy }) =>
      deploy === undefined ? [] : [releaseOfDeploy(deploy) ?? `${source}/${deploy}`],
    ),
  };
}

type Around = Seen<ReturnType<typeof around>>;

/** Each time that an incident was open, with its causes as far as they are known now; those that were found before stay, where its beginning allows. */
export function openingsIn(
  { service, environment, seen }: Pick<Incident, 'service' | 'environment' | 'seen'>,
  known: Incident | undefined,
  { openReleases, overReleases, deployments, company }: Around & Pick<World, 'company'>,
): Opening[] {
  const deploys = { releases: [...openReleases, ...overReleases], deployments: Object.values(deployments), company };
  const before = known?.openings.flatMap((o): Cause[] => o.causes);
  return timesOf(seen).map((time) => ({
    ...time,
    causes: causesOf({ service, environment, startedAt: time.since, ...namedIn(seen, time) }, deploys, before),
  }));
}
