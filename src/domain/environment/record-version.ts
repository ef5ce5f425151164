import { buildOf } from '../build/build.ts';
import { builds } from '../build/document.ts';
import type { Right } from '../company/roles.ts';
import { environmentNamed, serviceNamed } from '../company/services.ts';
import { command } from '../deciding/command.ts';
import { type Decision, type Refusal, refuse } from '../deciding/decision.ts';
import { some } from '../deciding/reads.ts';
import type { World } from '../deciding/world.ts';
import { forbidden } from '../people/may.ts';
import { say } from '../phrase.ts';
import { reasonFault } from '../reason.ts';
import { runningOnes } from '../release/document.ts';
import { nameOf, type Release, rolloutOf } from '../release/release.ts';
import { environments } from './document.ts';
import { placeAt } from './environment.ts';
import { versionRecorded } from './facts/version-recorded.ts';

/** Somebody put a version of a service into regions without Gonogo, or looked what runs there. */
export type RecordVersion = {
  type: 'RecordVersion';
  environment: string;
  service: string;
  regions: string[];
  version: string;
  why: string;
};

const LONGEST_VERSION = 60;

const TAKES: Right = { action: 'record' };

export const recordVersion = command<RecordVersion>()({
  takes: TAKES,
  reads: ({ service, environment }) => ({
    builds: some(builds, [service]),
    runningReleases: runningOnes,
    environments: some(environments, [environment]),
  }),
  decide(world, recorded): Decision {
    const no = forbidden(world, TAKES, say`record what was done by hand`) ?? fault(recorded, world);
    if (no) return no;
    const { environment, service, regions, why } = recorded;
    const version = recorded.version.trim();
    const running = world.runningReleases.find((r) => isAtWork(r, recorded));
    if (running) return atWork(running);
    const commit = buildOf(world.builds[service], version)?.commit;
    const told = { service, version, by: world.actor.id, at: world.now, ...(commit && { commit }) };
    return {
      facts: [...new Set(regions)].map((region) => {
        const { doubt, now: { release: was } = {} } = placeAt(world.environments[environment], service, region);
        const known = { ...(doubt && { left: doubt.release }), ...(was && { was }) };
        return versionRecorded.of(environment, { ...told, region, ...known, text: { why } });
      }),
    };
  },
});

function fault(
  { environment, service, regions, version, why }: RecordVersion,
  { company }: World,
): Refusal | undefined {
  const place = environmentNamed(company, environment);
  if (place?.name !== environment)
    return refuse('unknown-environment', say`I don't know an environment ${environment}.`);
  if (serviceNamed(company, service)?.name !== service)
    return refuse('unknown-service', say`I don't know a service ${service}.`, { field: 'service' });
  const strange = regions.find((r) => !place.regions.includes(r));
  if (strange !== undefined || regions.length === 0)
    return refuse('unknown-region', say`${environment} has the regions ${place.regions.join(', ')}.`, {
      field: 'region',
    });
  const said = version.trim();
  if (said === '' || said.length > LONGEST_VERSION || /\s/.test(said))
    return refuse('bad-version', say`A version is one word of at most ${LONGEST_VERSION} characters, such as 4.1.3.`, {
      field: 'version',
    });
  return reasonFault(why, say`What was done by hand needs its reason: it is told with it.`);
}

/** A step that runs there decides what runs there next. */
const isAtWork = (release: Release, { environment, service, regions }: RecordVersion) =>
  release.environment === environment &&
  (rolloutOf(release)?.stages ?? []).some(
    (s) => s.state === 'running' && regions.includes(s.region) && s.items.some((i) => i.service === service),
  );

const atWork = (release: Release): Refusal =>
  refuse('running', say`${nameOf(release)} (${release.id}) is at work there now: what runs there is about to change.`, {
    remedy: say`Wait for it, or stop waiting first.`,
    offers: [{ verb: 'stop-waiting', label: 'Stop waiting…', about: release.id }],
  });
