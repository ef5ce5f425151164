import { isSameVersion } from '../../domain/build/same-version.ts';
import { some } from '../../domain/deciding/reads.ts';
import type { World } from '../../domain/deciding/world.ts';
import type { Environments } from '../../domain/environment/document.ts';
import { everyPlaceOf, versionsOf } from '../../domain/environment/environment.ts';
import { openAndDoneIn, releases } from '../../domain/release/document.ts';
import type { Release } from '../../domain/release/release.ts';
import { itemsLeft } from '../../domain/release/rollback/taken-back.ts';
import type { WhichReleases } from '../../reading/parts/release.ts';
import { instantOf } from '../../time/instants.ts';
import { type Ask, seeFor } from '../ask.ts';
import { fits } from './fits.ts';
import { dateOf } from './picker.ts';

/** How far back what is live is looked for where no release is named: it was stored before they were. */
const MONTHS = 3;

/** What has to be read for that. */
export function newlyLive({ setting }: Ask) {
  const now = new Date(setting.now());
  const months = Array.from({ length: MONTHS }, (_, n) =>
    instantOf(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - n, 15)),
  );
  return { releases: openAndDoneIn(...months) };
}

type Known = World & Environments & { releases: Readonly<Record<string, Release | undefined>> };

/** The releases that may be meant and of which something still runs where it went, the newest first. */
export async function liveOnes(which: WhichReleases, world: Known, a: Ask): Promise<Release[]> {
  const known = { ...world.releases, ...(await broughtThere(which, world, a)) };
  return newestFirst(Object.values(known)).filter((r) => fits(r, which) && isLive(r, world));
}

/** Most of what runs came there by a release, whenever that was: the environments name it. */
async function broughtThere({ services }: WhichReleases, { environments }: Environments, a: Ask) {
  const ids = Object.values(environments).flatMap((environment) =>
    Object.keys(environment?.live ?? {})
      .filter((service) => services.length === 0 || services.includes(service))
      .flatMap((service) => everyPlaceOf(environment, service).flatMap(([, { now }]) => now?.release ?? [])),
  );
  const { releases: found } = await seeFor(a, { releases: some(releases, [...new Set(ids)]) });
  return found;
}

/** Something of it still runs where it went. */
const isLive = (release: Release, world: World & Environments) =>
  (release.status === 'completed' || itemsLeft(release).length > 0) &&
  release.items.some((i) =>
    versionsOf(world.environments[release.environment], i.service, world).some((v) => isSameVersion(v, i.version)),
  );

const newestFirst = (all: (Release | undefined)[]): Release[] =>
  all.flatMap((r) => r ?? []).sort((x, y) => dateOf(y).localeCompare(dateOf(x)));
