import { resolve } from 'node:path';
import type { z } from 'zod';
import { type Adapter, prepared } from '../adapters/adapter.ts';
import type { ReadSecret } from '../adapters/secret.ts';
import * as targetKinds from '../deploy-targets/index.ts';
import type { DeployTarget } from '../deploy-targets/target.ts';
import { own } from '../domain/own.ts';
import * as sourceKinds from '../inbound/index.ts';
import type { Source } from '../inbound/source.ts';
import { ManifestFaults } from '../manifest/faults.ts';
import type { AdapterEntry, Configuration } from '../manifest/file.ts';
import { loadManifests } from '../manifest/load.ts';
import { worded } from '../manifest/worded.ts';
import { proxyFaults } from '../outbound/proxy.ts';
import * as pagerKinds from '../pagers/index.ts';
import type { Pager } from '../pagers/pager.ts';
import * as repositoryKinds from '../repositories/index.ts';
import type { Repository } from '../repositories/repository.ts';
import * as scheduleKinds from '../schedules/index.ts';
import type { Schedule } from '../schedules/schedule.ts';
import * as signalKinds from '../signals/index.ts';
import type { Signal } from '../signals/signal.ts';
import * as trackerKinds from '../trackers/index.ts';
import type { Tracker } from '../trackers/tracker.ts';
import type { VersionEndpoint } from '../version-endpoints/endpoint.ts';
import * as endpointKinds from '../version-endpoints/index.ts';
import { Environment } from './variables.ts';

export type Settings = Omit<z.infer<typeof Environment>, 'MANIFESTS'> & {
  manifests: Configuration;
  targetsFor(publicUrl: string): Record<string, DeployTarget>;
  sources: Record<string, Source>;
  /** by role */
  schedules: Record<string, Schedule>;
  signals: Record<string, Signal>;
  /** where code is kept, in the order of the manifest */
  repositories: readonly Repository[];
  /** where work is kept, by name */
  trackers: ReadonlyMap<string, Tracker>;
  /** what wakes people, by name */
  pagers: Record<string, Pager>;
  /** where services tell their version: by environment, region and service */
  versions: Record<string, VersionEndpoint>;
};

/** All that is missing or wrong with what was configured, one line each. */
export class ConfigurationFaults extends Error {
  readonly faults: string[];
  constructor(faults: string[]) {
    super(
      `Gonogo can't start: ${faults.length} ${faults.length === 1 ? 'thing is' : 'things are'} missing or wrong.\n${faults.map((f) => `  - ${f}`).join('\n')}\nSee docs/configuration.md.`,
    );
    this.faults = faults;
  }
}

/** Checks environment variables, manifests and the secrets these name, all at once. Throws ConfigurationFaults. */
export function configure(env: Record<string, string | undefined>): Settings {
  const faults: string[] = [];
  // An empty variable is what a copied .env file leaves behind: it counts as missing.
  const given = Object.fromEntries(Object.entries(env).filter(([, v]) => v !== ''));
  const parsed = Environment.safeParse(given);
  if (!parsed.success)
    faults.push(...parsed.error.issues.map((i) => `${i.path.join('.')} ${worded(i, Environment, given)}`));
  if (!given.SLACK_APP_TOKEN && !given.SLACK_SIGNING_SECRET)
    faults.push(
      'SLACK_APP_TOKEN (xapp-…, for Socket Mode) or SLACK_SIGNING_SECRET (for HTTP) is missing: set one of them',
    );
  faults.push(...proxyFaults(given));
  const manifestsDir = resolve(given.MANIFESTS ?? 'manifests');
  const manifests = manifestsOf(manifestsDir, faults);
  const secrets = secretsIn(given, faults);
  const { targets, sources, schedules, signals, pagers, repositories, trackers, versions } = manifests;
  const openTargets = opening(
    targetKinds,
    targets,
    (name) =>
      `the deploy target "${name}" (deploy-targets.yml; to begin without one: “Without a pipeline” in docs/configuration.md)`,
    secrets,
  );
  const openSources = opening(sourceKinds, sources, (name) => `the source "${name}" (inbound.yml)`, secrets);
  const openSchedules = opening(scheduleKinds, schedules, (role) => `the schedule of "${role}" (roles.yml)`, secrets);
  const openSignals = opening(signalKinds, signals, (name) => `the source "${name}" (signals.yml)`, secrets);
  const openPagers = opening(pagerKinds, pagers, (name) => `the pager "${name}" (pagers.yml)`, secrets);
  const openVersions = opening(
    endpointKinds,
    versions,
    (place) => `the version endpoint of ${place} (services.yml)`,
    secrets,
  );
  const openTrackers = opening(trackerKinds, trackers, (name) => `"${name}" (trackers.yml)`, secrets);
  const openRepositories = opening(repositoryKinds, repositories, (name) => `"${name}" (repositories.yml)`, secrets);
  if (!parsed.success || faults.length > 0) throw new ConfigurationFaults(faults);
  const { MANIFESTS: _, ...settings } = parsed.data;
  return {
    ...settings,
    manifests,
    sources: openSources({}),
    schedules: openSchedules({ manifests: manifestsDir }),
    signals: openSignals(undefined),
    pagers: openPagers(undefined),
    versions: openVersions(undefined),
    repositories: Object.values(openRepositories(undefined)),
    trackers: new Map(Object.entries(openTrackers(undefined))),
    targetsFor: (publicUrl) => openTargets({ callbackUrl: callbackAt(publicUrl) }),
  };
}

/** Where pipelines report, below the address that they are told; that may have a path. */
export const callbackAt = (publicUrl: string) => `${publicUrl}/deploys/callback`;

/** What could be read of the manifests: the secrets it names are looked for even when something else is wrong. */
function manifestsOf(dir: string, faults: string[]): Configuration {
  try {
    return loadManifests(dir);
  } catch (error) {
    if (!(error instanceof ManifestFaults)) throw error;
    faults.push(...error.faults);
    return error.read;
  }
}

/** Reads what the environment variables hold that manifests name; `what` has the secret. */
const secretsIn =
  (env: Record<string, string | undefined>, faults: string[]) =>
  (what: string): ReadSecret =>
  (name, { is, fault }) => {
    const value = own(env, name);
    const wrong = value === undefined ? undefined : fault?.(value);
    const said = value === undefined ? 'is missing' : wrong;
    // Several may name the same variable: each thing that is wrong with it is said once.
    if (said !== undefined && !faults.some((f) => f.startsWith(`${name} ${said}`)))
      faults.push(`${name} ${said}${value === undefined ? ':' : '; it is'} ${is} of ${what}`);
    return value ?? '';
  };

/** Reads the secrets of all entries now; what it gives opens them, by name. */
function opening<Given, Port>(
  shelf: Readonly<Record<string, Adapter<Given, Port>>>,
  entries: Record<string, AdapterEntry>,
  what: (name: string) => string,
  secrets: (what: string) => ReadSecret,
): (given: Given) => Record<string, Port> {
  const all = Object.entries(entries).map(
    ([name, entry]) => [name, prepared(shelf, entry, secrets(what(name)))] as const,
  );
  return (given) => Object.fromEntries(all.map(([name, open]) => [name, open(given)]));
}
