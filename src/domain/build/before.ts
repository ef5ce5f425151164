import { versionOrder } from '../release/planning/version-order.ts';
import type { Build } from './parts.ts';
import { isSameVersion } from './same-version.ts';

/**
 * The version that another comes after, where nobody says it: of those that are registered, the newest that is older, whichever was registered first. Where
 * numbers say nothing, the one that was registered last.
 */
export function before(builds: readonly Build[], version: string): string | undefined {
  const others = builds.filter((b) => !isSameVersion(b.version, version)).map((b) => b.version);
  const orders = others.map((other) => versionOrder(other, version));
  if (orders.every((order) => order === undefined)) return others.at(-1);
  const older = others.filter((_, n) => orders[n] === -1);
  return older.reduce<string | undefined>((newest, v) => (isNewer(v, newest) ? v : newest), undefined);
}

/** A build once another is registered, perhaps late: of which it was only thought what it comes after, comes after that one, if that is nearer. */
export const nearer = (build: Build, other: string): Build =>
  build.guessed && isBetween(build.since, other, build.version) ? { ...build, since: other } : build;

const isBetween = (older: string | undefined, version: string, newer: string) =>
  versionOrder(version, newer) === -1 && isNewer(version, older);

const isNewer = (version: string, than: string | undefined) => than === undefined || versionOrder(than, version) === -1;
