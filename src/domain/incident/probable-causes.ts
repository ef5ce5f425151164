import { newestFirst } from '../../time/in-order.ts';
import { instantAfter, MINUTE_MS } from '../../time/instants.ts';
import { isSameVersion } from '../build/same-version.ts';
import type { Company } from '../company/company.ts';
import { dependenciesOf } from '../company/services.ts';
import { spotOf } from '../environment/spot.ts';
import { isToldToo } from '../environment/told-too.ts';
import type { Deployments } from '../outside/deployment.ts';
import type { Release } from '../release/release.ts';
import { isRunning, rolloutOf } from '../release/release.ts';
import type { Cause } from './incident.ts';

/** Two clocks may differ by so much, ms. */
const SKEW_MS = 60_000;
/** How long before an incident a deploy may have begun, minutes. */
const WITHIN_MINUTES = 120;

/** `versions`, `deploys`: of which it says that it is. */
export type Beginning = {
  service: string;
  environment?: string | undefined;
  startedAt: string;
  versions?: string[];
  deploys?: string[];
};
type Known = { releases: readonly Release[]; deployments: readonly (Deployments | undefined)[]; company: Company };

/**
 * The deploys that may have caused an incident: of its service, or of one that it needs, where it is, begun before it and not too long before. What it names
 * comes first, then what is under way, then its own service, then what began last. `known`: those that were found before, of this opening or another, which may not be found any more.
 */
export function causesOf(
  about: Beginning,
  { releases, deployments, company }: Known,
  known: readonly Cause[] = [],
): Cause[] {
  const services = servicesOf(about.service, company);
  const found = [
    ...releases.flatMap((r) => begunBy(r, services, about)),
    ...deployments.flatMap((d) => (d ? outsideOf(d, services, about) : [])),
  ];
  const isNew = (old: Cause) => found.every((f) => f.deploy !== old.deploy);
  const all = [...found, ...known.filter(isNew).map(({ running: _, ...cause }) => cause)]
    .filter(
      ({ began, environment }) =>
        isInTime(began, about.startedAt, company) && (about.environment ?? environment) === environment,
    )
    .map((cause) => withName(cause, about));
  // Of one deploy, what was found of it first.
  return newestFirst(all.toReversed(), inOrder).filter(
    (cause, n, all) => all.findIndex((c) => c.deploy === cause.deploy) === n,
  );
}

const toldOf = ({ deploy, version, began }: Cause) => ({
  source: deploy.slice(0, deploy.indexOf('/')),
  version,
  at: began,
});
const isSame = (one: Cause, other: Cause) =>
  (['service', 'environment'] as const).every((part) => one[part] === other[part]) &&
  (one.outside && other.outside) === true &&
  one.removed === other.removed &&
  isToldToo(toldOf(one), toldOf(other));

/** For people to choose from: a deployment outside that several systems told of stands there once. `named`: what somebody said it was. */
export function toldOnce(causes: readonly Cause[], named: string | undefined): Cause[] {
  const kept = causes.filter((c) => c.deploy === named);
  for (const cause of causes) if (!kept.some((k) => k === cause || isSame(k, cause))) kept.push(cause);
  return causes.filter((c) => kept.includes(c));
}

/** Whether what began at an instant may have caused what began at another, UTC ISO. */
export function isInTime(began: string, startedAt: string, company: Company): boolean {
  const before = Date.parse(startedAt) - Date.parse(began);
  return before >= -SKEW_MS && before <= (company.incidentsWithinMinutes ?? WITHIN_MINUTES) * MINUTE_MS;
}

/** The service of an incident and all that it needs. */
export const servicesOf = (service: string, company: Company): string[] => [
  service,
  ...dependenciesOf(company, service),
];

const inOrder = ({ named, running, needs, began, deploy }: Cause) =>
  `${named ? 1 : 0} ${running ? 1 : 0} ${needs ? 0 : 1} ${began} ${deploy}`;

function withName({ named: _, ...cause }: Cause, { service, versions = [], deploys = [] }: Beginning): Cause {
  const is =
    deploys.includes(cause.deploy) ||
    (cause.service === service &&
      !cause.removed &&
      !cause.back &&
      versions.some((v) => isSameVersion(v, cause.version)));
  return is ? { ...cause, named: true } : cause;
}

/** The last rollout that began before the incident, of each release. */
function begunBy(release: Release, services: string[], { service: about, startedAt }: Beginning): Cause[] {
  const item = services.flatMap((s) => release.items.filter((i) => i.service === s))[0];
  const rollout = rolloutOf(release);
  const now = rollout && {
    environment: release.environment,
    at: rollout.startedAt,
    ...(rollout.direction === 'back' && { back: true as const }),
  };
  const all = release.begun ?? (now ? [now] : []);
  const latest = instantAfter(startedAt, SKEW_MS);
  const last = all.findLast((b) => b.at <= latest);
  if (!item || !last) return [];
  const running = isRunning(release) && all.at(-1) === last;
  return [
    {
      deploy: release.id,
      ...item,
      environment: last.environment,
      began: last.at,
      ...(running && { running: true as const }),
      ...(item.service !== about && { needs: true as const }),
      ...(last.back && { back: true as const }),
    },
  ];
}

function outsideOf({ id, deployments }: Deployments, services: string[], { service: about }: Beginning): Cause[] {
  const { environment, service } = spotOf(id);
  if (!services.includes(service)) return [];
  return deployments.flatMap(({ source, key, version, at, liveAt }): Cause[] => {
    const isRemoval = version === '';
    const began = isRemoval ? at : liveAt;
    return began === undefined
      ? []
      : [
          {
            deploy: `${source}/${key}`,
            service,
            version,
            environment,
            began,
            ...(service !== about && { needs: true as const }),
            outside: true,
            ...(isRemoval && { removed: true as const }),
          },
        ];
  });
}
