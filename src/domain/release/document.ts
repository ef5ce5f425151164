import { DAY_MS } from '../../time/instants.ts';
import { document, knowsMore } from '../deciding/document.ts';
import { all, byId, type Read } from '../deciding/reads.ts';
import { namedById } from './clearing/overrides.ts';
import { scheduled } from './planning/route.ts';
import { isOver, isRunning, type Release, servicesOf, type Window } from './release.ts';

/** The releases that were over in a month; `instant` is UTC ISO. */
export const doneIn = (instant: string) => `releases/done-${instant.slice(0, 7)}`;

/** Releases that are over, and whose review is not done. */
const TO_REVIEW = 'releases/to-review';
const OPEN = 'releases/open';
const RUNNING = 'releases/running';
const openWith = (service: string) => `releases/open/service/${service}`;
const waiting = (id: string) => `releases/open/after/${id}`;

const WEEK_MS = 7 * DAY_MS;
/** One list for every seven days that a window touches, counted from 1970. */
const weeksOf = ({ start, end }: Pick<Window, 'start' | 'end'>): string[] => {
  const [first, last] = [start, end].map((at) => Math.floor(Date.parse(at) / WEEK_MS));
  return Array.from({ length: (last ?? 0) - (first ?? 0) + 1 }, (_, n) => `releases/open/week/${(first ?? 0) + n}`);
};

export const releases = document<Release>()({
  name: 'release',
  field: 'release',
  // Releases of before there were kinds of change were all normal.
  // Those of form 3 knew neither who had owned them before nor a no-go after the first step; those of form 4 nothing of
  // steps that verify, of ways through several environments, of a person's pause; those of form 5 were never replaced;
  // those of form 6 did not know a step that can't be seen, nor of what they waited for whether it was replaced, or stays in part;
  // those of form 7 not that one was never taken; those of form 8 not which delivery told what checks rest on;
  // those of form 9 not what the checks saw before each step; those of form 10 not how what came back is;
  // those of form 11 not that one goes back in earlier environments too; those of form 12 not that a hold's end was told.
  // Those of form 13 kept how what came back is of one rollout alone.
  upgrades: {
    1: (before) => ({ change: 'normal', ...before, v: 2 }),
    2: namedById,
    3: knowsMore(4),
    4: knowsMore(5),
    5: knowsMore(6),
    6: knowsMore(7),
    7: knowsMore(8),
    8: knowsMore(9),
    9: knowsMore(10),
    10: knowsMore(11),
    11: knowsMore(12),
    12: knowsMore(13),
    13: ({ foundAfter, ...before }) => ({
      ...before,
      ...(foundAfter !== undefined && { foundAfter: [foundAfter] }),
      v: 14,
    }),
  },
  lists: (release) =>
    isOver(release) && 'at' in release
      ? [doneIn(release.at), ...(release.review && !release.review.by ? [TO_REVIEW] : [])]
      : [
          OPEN,
          ...weeksOf(scheduled(release).window),
          ...servicesOf(release).map(openWith),
          ...(release.after ?? []).map((p) => waiting(p.release)),
          ...(isRunning(release) ? [RUNNING] : []),
        ],
});

/** Every release that is not over. */
export const openOnes: Read<Release[]> = all(releases, OPEN);
export type OpenReleases = { openReleases: Release[] };

/** The open releases that could meet in one of these windows: those planned for their weeks. */
export const openDuring = (...windows: Pick<Window, 'start' | 'end'>[]) =>
  all(releases, ...new Set(windows.flatMap(weeksOf)));
/** The open releases of some services. */
export const openWithAny = (services: readonly string[]) => all(releases, ...services.map(openWith));
/** The open releases that wait for another one. */
export const waitingFor = (id: string) => all(releases, waiting(id));
export type Successors = { successors: Release[] };
/** The releases of which a step is under way, or may be. */
export const runningOnes = all(releases, RUNNING);
export type RunningReleases = { runningReleases: Release[] };

/** The releases whose review somebody still owes. */
export const unreviewedOnes = all(releases, TO_REVIEW);
export type ReleasesToReview = { toReview: Release[] };

/** Releases by id: the open ones, and those that were over in some months; each month is an instant of it. */
export const openAndDoneIn = (...months: string[]) => byId(releases, OPEN, ...new Set(months.map(doneIn)));
export type ReleasesById = { releases: Record<string, Release | undefined> };
