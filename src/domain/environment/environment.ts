import type { Company } from '../company/company.ts';
import { environmentNamed } from '../company/services.ts';
import { own } from '../own.ts';
import type { Item } from '../release/parts.ts';

/** How a deploy of a service ended. */
export type Ended = 'completed' | 'failed' | 'rolled-back';

/**
 * A version that runs or ran somewhere, and how it came there as far as that was told. `since`: UTC ISO; without it, nobody noted it.
 * `release`: which brought it there. `undid`: the release whose rollback brought it back. `byHand`: who put it there without Gonogo, as they said;
 * `outside`: of which deployment its system told, that nobody had asked for here. `gone`: it was taken away, and nobody told what came instead.
 */
export type Ran = {
  version: string;
  commit?: string;
  since?: string;
  release?: string;
  undid?: string;
  byHand?: { by: string; why: string };
  outside?: Outside;
  gone?: true;
  /** it was judged so, and counts as that until it is proved; `passed`: who went on with it all the same */
  unhealthy?: { said: string; at: string; passed?: string };
  /** when it was judged healthy for as long as its rules ask, UTC ISO */
  proved?: string;
};

/** `key`: of the deployment at its `source`. */
export type Outside = { source: string; key: string; by?: Whose; url?: string };
/** Whose doing it was: of somebody in Slack, or of whoever is called so there. */
export type Whose = { user: string } | { name: string };

/** Nobody knows which of these versions runs since a step ended badly, or unheard. `may`: those that are possible, as far as they are known. */
export type Doubt = { may: string[]; since: string; release: string; rollout: string; step: string };

/** A version that runs beside `now`. `percent`: its share of the traffic, 0–100; `since`: UTC ISO. */
export type Partly = { version: string; percent: number; release: string; since: string };

/** The service was taken away from there, whichever version ran. `since`: UTC ISO; `outside`: which system told it. */
export type Removed = { since: string; outside: Outside };

/** One service in one region. `now`: what surely ran last; without it, nobody has told. `before`: what ran earlier, the newest first. `removed`: the newest that was told, whatever came after. */
export type RunsThere = { now?: Ran; before: Ran[]; partly?: Partly; doubt?: Doubt; removed?: Removed };

/** A version that was rolled back, and does not go there again until somebody says why it may. `at`: UTC ISO; `release`: whose rollback it was. */
export type HeldVersion = Item & { commit?: string; release: string; at: string; why: string };

/** How a rollback drill went. `at`: when it was over, UTC ISO; `ms`: how long it took until the version before was live everywhere. */
export type DrillRecord = { release: string; at: string; ms: number; passed: boolean };

/** What runs where: service → region → what; and how the last ten deploys of each service ended, the newest last. */
export type WhatRuns = {
  v: 5;
  name: string;
  live: Record<string, Record<string, RunsThere>>;
  history?: Record<string, Ended[]>;
  /** by service: the last rollback drill there, and the last that passed */
  drills?: Record<string, { last: DrillRecord; passed?: DrillRecord }>;
  /** by service: when whoever owes a rollback drill was asked for it, UTC ISO */
  drillAsked?: Record<string, string>;
  /** what was rolled back there, and is not to come again by mistake */
  held?: HeldVersion[];
};

const NOWHERE: RunsThere = { before: [] };

export const placeAt = (environment: WhatRuns | undefined, service: string, region: string): RunsThere =>
  own(own(environment?.live, service), region) ?? NOWHERE;

/** Whether anybody has told what runs there, or what may; that nothing does is known, too. */
export const isKnown = (place: RunsThere): boolean => (place.now ?? place.doubt ?? removedFrom(place)) !== undefined;

/** That the service was taken away, where nothing has come there since, nor may have. */
export const removedFrom = ({ now, before: [last], doubt, removed }: RunsThere): Removed | undefined =>
  (now ?? doubt) === undefined && removed !== undefined && removed.since > (last?.since ?? '') ? removed : undefined;

/** Wherever anything was ever known of a service, each with what. */
export const everyPlaceOf = (environment: WhatRuns | undefined, service: string): [region: string, RunsThere][] =>
  Object.entries(own(environment?.live, service) ?? {});

type Known = { company: Company };

/** The regions of a service that anything is known of, each with what. Of one that the manifests name no more nobody can tell anything: what ran there last holds nothing up. */
export function placesOf(environment: WhatRuns | undefined, service: string, { company }: Known) {
  const regions = environment ? (environmentNamed(company, environment.name)?.regions ?? []) : [];
  return everyPlaceOf(environment, service).filter(([region]) => regions.includes(region));
}

/** Whether a service was taken away wherever anything of it was known there. */
export const isTakenAway = (environment: WhatRuns | undefined, service: string, world: Known): boolean => {
  const places = placesOf(environment, service, world);
  return places.length > 0 && places.every(([, place]) => removedFrom(place) !== undefined);
};

/** The versions of a service that run there, each once: regions may differ. In doubt, what surely ran last counts. */
export const versionsOf = (environment: WhatRuns | undefined, service: string, world: Known): string[] => [
  ...new Set(placesOf(environment, service, world).flatMap(([, { now }]) => now?.version ?? [])),
];

/** What was judged unhealthy, and has not proved itself since. */
export const isIll = (ran: Ran | undefined): ran is Ran & Required<Pick<Ran, 'unhealthy'>> =>
  ran?.unhealthy !== undefined && (ran.proved ?? '') <= ran.unhealthy.at;

/** An environment with one of its places changed. */
export function withPlace(
  { live, ...environment }: WhatRuns,
  { service, region }: { service: string; region: string },
  change: (place: RunsThere) => RunsThere,
): WhatRuns {
  const regions = own(live, service);
  const place = change(own(regions, region) ?? NOWHERE);
  return { ...environment, live: { ...live, [service]: { ...regions, [region]: place } } };
}
