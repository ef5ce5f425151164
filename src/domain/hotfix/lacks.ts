import type { Commit } from '../build/build.ts';
import type { BuildsOf } from '../build/document.ts';
import { lacking } from '../build/lacking.ts';
import { isSameVersion } from '../build/same-version.ts';
import type { World } from '../deciding/world.ts';
import type { Environments } from '../environment/document.ts';
import { versionsOf } from '../environment/environment.ts';
import { type Phrase, say } from '../phrase.ts';
import { isAhead } from '../release/ahead.ts';
import type { OpenReleases } from '../release/document.ts';
import { scheduled } from '../release/planning/route.ts';
import { versionOrder } from '../release/planning/version-order.ts';
import type { Release } from '../release/release.ts';

type Known = Environments & BuildsOf & OpenReleases & Pick<World, 'company'>;

/** A version that would bring back what another one mended. `live`: the other one runs there; otherwise it is a hotfix on its way (`from`). */
export type Lack = { service: string; version: string; fix: string; commits: Commit[]; from?: string };

/** What a release would take away again: commits of what runs where it goes, or of a hotfix on its way there. What is older on purpose lacks nothing. */
export function lacksOf(release: Release, world: Known): Lack[] {
  const { environment } = scheduled(release);
  return release.items.flatMap(({ service, version }) => {
    const fixes = new Map<string, string | undefined>(
      versionsOf(world.environments[environment], service, world).map((live) => [live, undefined]),
    );
    for (const other of world.openReleases)
      for (const item of hotfixed(other, environment, release.id))
        if (item.service === service && ![...fixes.keys()].some((one) => isSameVersion(one, item.version)))
          fixes.set(item.version, other.id);
    return [...fixes].flatMap(([fix, from]): Lack[] => {
      const commits = versionOrder(version, fix) === -1 ? [] : (lacking(world.builds[service], version, fix) ?? []);
      return commits.length > 0 ? [{ service, version, fix, commits, ...(from && { from }) }] : [];
    });
  });
}

const hotfixed = (other: Release, environment: string, but: string) =>
  other.hotfix && other.id !== but && other.environment === environment && other.status !== 'rejected'
    ? other.items
    : [];

/** Planned releases that would take a hotfix away again where it goes, and what each lacks of it. */
export const takingAway = (fix: Release, world: Known): { release: Release; lacks: Lack[] }[] =>
  world.openReleases
    .filter((r) => r.id !== fix.id && isAhead(r))
    .map((release) => ({
      release,
      lacks: lacksOf(release, { ...world, openReleases: [fix] }).filter(({ from }) => from === fix.id),
    }))
    .filter(({ lacks }) => lacks.length > 0);

const NAMED = 3;

/** "checkout-api 4.2.0 lacks 2 commits of 4.1.4, which is live: …" */
export function lackWords({ service, version, fix, commits, from }: Lack): Phrase {
  const count = commits.length === 1 ? '1 commit' : `${commits.length} commits`;
  const which = from ? say`the hotfix ${from}` : say`which is live`;
  const titles = commits.slice(0, NAMED).map((c) => c.title);
  return say`${service} ${version} lacks ${count} of ${fix}, ${which}: ${titles.join('; ')}${commits.length > NAMED ? ' …' : ''}`;
}
