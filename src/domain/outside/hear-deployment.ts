import { type BuildsOf, builds } from '../build/document.ts';
import { environmentNamed, serviceNamed } from '../company/services.ts';
import { command } from '../deciding/command.ts';
import { type Decision, moot } from '../deciding/decision.ts';
import type { Fact } from '../deciding/fact.ts';
import { one } from '../deciding/reads.ts';
import { environments } from '../environment/document.ts';
import { type Outside, type Place, placeAt, type WhatRuns } from '../environment/environment.ts';
import { versionRanOutside } from '../environment/facts/version-ran-outside.ts';
import { goneOutside, settledAt } from '../environment/going-live.ts';
import { heldAmong } from '../environment/held-versions.ts';
import { openWithAny } from '../release/document.ts';
import type { Release } from '../release/release.ts';
import { type Deployment, deploymentsId, deploymentWith, leaves, type Report } from './deployment.ts';
import { deployments } from './document.ts';
import { deploymentHeard } from './facts/deployment-heard.ts';
import { isOfAStep } from './of-a-step.ts';
import { versionOf } from './version.ts';

/** A system tells of a deployment that it made, whoever asked for it. Names are as the manifests write them; without `regions` it is of all of them. */
export type HearDeployment = { type: 'HearDeployment'; service: string; environment: string } & Omit<
  Report,
  'version' | 'at'
> & { version?: string; at?: string };

export const hearDeployment = command<HearDeployment>()({
  reads: ({ service, environment }) => ({
    known: one(deployments, deploymentsId(environment, service)),
    runs: one(environments, environment),
    builds: one(builds, service),
    openReleases: openWithAny([service]),
  }),
  decide({ known, runs, builds: built, openReleases, company, now }, { type: _, ...told }): Decision {
    const { service, environment } = told;
    if (serviceNamed(company, service)?.name !== service) return moot(`there is no service ${service}`);
    const place = environmentNamed(company, environment);
    if (place?.name !== environment) return moot(`there is no environment ${environment}`);
    const version = versionOf(told, built);
    if (version === undefined) return moot('it tells neither a version nor a commit');
    // A clock that is ahead would make all that comes after it older.
    const at = told.at !== undefined && told.at < now ? told.at : now;
    const wanted = told.regions.length > 0 ? told.regions.filter((r) => place.regions.includes(r)) : place.regions;
    const regions = wanted.filter((region) => isNews({ ...told, version, at }, region, runs, openReleases));
    if (regions.length === 0) return moot('it is what a release did, or older than what is known');
    const { service: _s, environment: _e, ...report } = told;
    const deployment = deploymentWith(known, { ...report, version, at, regions });
    if (!deployment) return moot('all of it is known');
    return { facts: factsOf(deployment, { service, environment }, { runs, builds: { [service]: built } }, now) };
  },
});

type Told = Report & { service: string; environment: string };

/** Whether it tells of a region what Gonogo did not do, or does not know to be over. */
function isNews(told: Told, region: string, runs: WhatRuns | undefined, open: Release[]): boolean {
  const place = placeAt(runs, told.service, region);
  const { now } = place;
  // What a release brought there is told of again by whoever carried it out.
  if (now?.version === told.version && !now.outside && told.state !== 'removed') return false;
  if (told.at <= settledAt(place)) return false;
  // Nobody may know what ran before what was rolled back; when that was is known all the same.
  if (runs?.held?.some((h) => h.service === told.service && h.version === told.version && told.at <= h.at))
    return false;
  return !open.some((release) => isOfAStep(told, region, release));
}

type Where = { service: string; environment: string };

function factsOf(
  deployment: Deployment,
  { service, environment }: Where,
  { runs, builds }: { runs: WhatRuns | undefined } & BuildsOf,
  heardAt: string,
): Fact[] {
  const { by, regions, ...told } = deployment;
  const text = by === undefined ? {} : { by };
  const outside = outsideOf(deployment);
  const ran = ranOf(deployment);
  const left = regions.filter((region) => ran !== undefined || isTold(placeAt(runs, service, region), deployment));
  const changes = left.filter((region) => {
    const place = placeAt(runs, service, region);
    return goneOutside(place, outside, ran && { ...ran, outside }).now?.version !== place.now?.version;
  });
  const held =
    ran && !ran.gone && changes.length > 0
      ? heldAmong([{ service, version: told.version, ...(told.commit && { commit: told.commit }) }], runs, {
          builds,
        })[0]
      : undefined;
  return [
    deploymentHeard.of(deploymentsId(environment, service), {
      ...told,
      regions,
      heardAt,
      changes,
      text,
      ...(held && { held: held.release }),
    }),
    ...left.map((region) => versionRanOutside.of(environment, { service, region, outside, text, ...(ran && { ran }) })),
  ];
}

const outsideOf = ({ source, key, url }: Deployment): Outside => ({ source, key, ...(url !== undefined && { url }) });

/** As it stands in a place's past; nothing when it did not come to stay. */
function ranOf(deployment: Deployment): { version: string; since: string; commit?: string; gone?: true } | undefined {
  const { version, commit, liveAt } = deployment;
  const left = leaves(deployment);
  if (left === 'nothing' || liveAt === undefined) return undefined;
  return {
    version,
    since: liveAt,
    ...(commit !== undefined && { commit }),
    ...(left === 'gone' && { gone: true as const }),
  };
}

const isTold = ({ now, before }: Place, { source, key }: Deployment) =>
  [now ?? [], before].flat().some(({ outside }) => outside?.source === source && outside.key === key);
