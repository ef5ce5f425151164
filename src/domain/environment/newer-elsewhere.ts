import { isSameVersion } from '../build/same-version.ts';
import { own } from '../own.ts';
import { type Phrase, say } from '../phrase.ts';
import { versionOrder } from '../release/planning/version-order.ts';
import type { Environments } from './document.ts';
import type { RunsThere } from './environment.ts';

type Places = { region: string; place: RunsThere }[];

/** What runs in any of these regions. */
export const oursOf = (places: Places) => new Set(places.flatMap(({ place }) => place.now?.version ?? []));

/** Than what runs, by its number: on its way back it runs in some regions already. */
export function isOlder(version: string, ours: ReadonlySet<string>): boolean {
  const orders = [...ours].map((one) => versionOrder(version, one));
  return orders.includes(-1) && orders.every((order) => order === -1 || order === 0);
}

/** Versions that run in other environments, and came there later than what runs here; not those that are older by their numbers. */
export function elsewhere(
  service: string,
  here: string,
  places: Places,
  unwanted: string[],
  { environments }: Environments,
): Phrase[] {
  const ours = oursOf(places);
  // Where nothing is known, nothing is newer.
  if (ours.size === 0) return [];
  const since =
    places
      .map(({ place }) => place.now?.since ?? '')
      .sort()
      .at(-1) ?? '';
  return Object.entries(environments).flatMap(([name, environment]) => {
    if (name === here) return [];
    const there = Object.values(own(environment?.live, service) ?? {}).flatMap((p) => p.now ?? []);
    const later = new Set(
      there
        .filter((n) => !isAmong(n.version, ours) && !isAmong(n.version, unwanted) && (n.since ?? '') > since)
        .filter((n) => !isOlder(n.version, ours))
        .map((n) => n.version),
    );
    return [...later].map((version) => say`${version} runs in ${name}`);
  });
}

const isAmong = (version: string, all: Iterable<string>) => [...all].some((one) => isSameVersion(one, version));
