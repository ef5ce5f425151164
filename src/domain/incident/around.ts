import { DAY_MS, instantAfter } from '../../time/instants.ts';
import type { Company } from '../company/company.ts';
import { all, type Seen, some } from '../deciding/reads.ts';
import type { World } from '../deciding/world.ts';
import { deploymentsId } from '../outside/deployment.ts';
import { deployments } from '../outside/document.ts';
import { doneIn, openWithAny, releases } from '../release/document.ts';
import { causesOf, servicesOf } from './causes.ts';
import { type Cause, type Incident, startOf } from './incident.ts';

const LONGEST_MS = 7 * DAY_MS;

/** What was deployed about an instant (UTC ISO) of a service and what it needs: what it takes to find the causes. */
export function around(service: string, start: string, company: Company) {
  const services = servicesOf(service, company);
  const before = instantAfter(start, -LONGEST_MS);
  const until = instantAfter(start, LONGEST_MS);
  return {
    openReleases: openWithAny(services),
    overReleases: all(releases, ...new Set([before, start, until].map(doneIn))),
    deployments: some(
      deployments,
      company.environments.flatMap((e) => services.map((s) => deploymentsId(e.name, s))),
    ),
  };
}

type Around = Seen<ReturnType<typeof around>>;

/** The causes of an incident as far as they are known now; those that were found before stay, where its beginning allows. */
export const causesIn = (
  incident: Incident,
  known: Incident | undefined,
  { openReleases, overReleases, deployments, company }: Around & Pick<World, 'company'>,
): Cause[] =>
  causesOf(
    { service: incident.service, environment: incident.environment, startedAt: startOf(incident) },
    { releases: [...openReleases, ...overReleases], deployments: Object.values(deployments), company },
    known?.causes,
  );
