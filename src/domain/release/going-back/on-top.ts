import type { Environments } from '../../environment/document.ts';
import { placeAt, type Ran, type RunsThere } from '../../environment/environment.ts';
import { type Item, type Release, rolloutOf, type Stage } from '../release.ts';

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
  const places = stages.flatMap(({ region, items }) =>
    items.map((item) => ({
      region,
      ...item,
      newer: newerThan(id, item, placeAt(environments[environment], item.service, region)),
    })),
  );
  const covered = new Set(places.filter((p) => p.newer.length > 0).map((p) => p.service));
  return {
    releases: [
      ...new Set(places.flatMap((p) => p.newer.flatMap((ran) => (isStrange(ran) ? [] : (ran.release ?? []))))),
    ],
    strange: places.flatMap(({ service, region, newer }) =>
      newer.filter(isStrange).map(({ version }) => ({ service, region, version })),
    ),
    free: [...new Set(places.map((p) => p.service))].filter((s) => !covered.has(s)),
  };
}

const isStrange = ({ byHand, release }: Ran) => byHand !== undefined || release === undefined;

/** What lies above a release's version in one place, the newest first; nothing where its step has left things as they were. */
function newerThan(id: string, { version, previous }: Stage['items'][number], { now, before }: RunsThere): Ran[] {
  if (!now) return [];
  const past = [now, ...before];
  const own = past.findIndex((ran) => ran.release === id && ran.version === version);
  if (own >= 0) return past.slice(0, own);
  return now.version === version || now.version === previous ? [] : [now];
}

/** Newest first: only one rollout of a service runs at a time, so they began in the order in which they lie. */
export const newestFirst = (releases: Release[]): Release[] =>
  [...releases].sort((a, b) => (begunAt(a) < begunAt(b) ? 1 : -1));
const begunAt = (release: Release) => rolloutOf(release)?.startedAt ?? '';
