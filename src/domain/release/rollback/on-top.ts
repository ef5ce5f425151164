import { newestFirst } from '../../../time/in-order.ts';
import { isSameVersion } from '../../build/same-version.ts';
import type { Environments } from '../../environment/document.ts';
import { placeAt, type Ran, type RunsThere } from '../../environment/environment.ts';
import { type Item, type Release, rolloutOf, type Stage } from '../release.ts';
import { isUnsure } from '../rollout/doubt.ts';

/** What came after a release where it runs: to take it back would take it away from under that. */
export type OnTop = {
  /** the releases that came later, by id */
  releases: string[];
  /** what was put there by hand, or by nobody knows whom */
  strange: (Item & { region: string })[];
  /** the services of the release with nothing newer on top anywhere */
  free: string[];
};

/** `stages`: what would be taken back. */
export function onTopOf({ id, environment }: Release, stages: Stage[], { environments }: Environments): OnTop {
  const places = stages.flatMap((stage) =>
    stage.items.map(({ service, version, previous }) => {
      const there = placeAt(environments[environment], service, stage.region);
      const own = { id, version, previous, unsure: isUnsure(stage) };
      return { region: stage.region, service, beside: besideIt(own, there), newer: newerThan(own, there) };
    }),
  );
  const covered = new Set(places.filter((p) => p.beside.length + p.newer.length > 0).map((p) => p.service));
  return {
    releases: [
      ...new Set(
        places.flatMap((p) => [...p.beside, ...p.newer.flatMap((ran) => (isStrange(ran) ? [] : (ran.release ?? [])))]),
      ),
    ],
    strange: places.flatMap(({ service, region, newer }) =>
      newer.filter(isStrange).map(({ version }) => ({ service, region, version })),
    ),
    free: [...new Set(places.map((p) => p.service))].filter((s) => !covered.has(s)),
  };
}

const isStrange = ({ byHand, release }: Ran) => byHand !== undefined || release === undefined;

/** What a release brought to one place. `unsure`: or may have brought. */
type Own = { id: string; version: string; previous: string | null; unsure: boolean };

/** What lies above a release's version in one place, the newest first; nothing where its step has left things as they were. */
function newerThan(own: Own, { now, before }: RunsThere): Ran[] {
  if (!now) return [];
  const past = [now, ...before];
  const at = past.findIndex((ran) => isIts(own, ran));
  if (at >= 0) return past.slice(0, at);
  return isSameVersion(now.version, own.version) || isSameVersion(now.version, own.previous) ? [] : [now];
}

/** What another has begun to bring since, or may have brought: it ended halfway, and would be left above what goes back under it. */
function besideIt(own: Own, { now, before, partly, doubt }: RunsThere): string[] {
  const came = own.unsure || [...(now ? [now] : []), ...before].some((ran) => isIts(own, ran));
  return came ? [doubt?.release, partly?.release].flatMap((id) => (id && id !== own.id ? [id] : [])) : [];
}

const isIts = ({ id, version }: Own, ran: Ran) => ran.release === id && isSameVersion(ran.version, version);

/** Newest first: only one rollout of a service runs at a time, so they began in the order in which they lie. */
export const lastBegunFirst = (releases: readonly Release[]): Release[] =>
  newestFirst(releases, (release) => rolloutOf(release)?.startedAt ?? '');
