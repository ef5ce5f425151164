import { instantOf } from '../../../time/instants.ts';
import { instantAt, wallAt } from '../../../time/wall.ts';
import type { Release } from '../release.ts';

/** Of what was deployed in a week, how many releases went live and stayed. `from`, `until`: UTC ISO, half-open; the last ends at the instant asked about. */
export type WeekOfDeploys = { from: string; until: string; of: number; stayed: number };

/** So many weeks are told: the last four, and four before them to compare with. */
const WEEKS_TOLD = 8;

/** Where the weeks before an instant begin and end in an IANA zone, at the same time of day, the oldest first; UTC ISO. */
export function weeksBefore(now: string, zone: string, count = WEEKS_TOLD): { from: string; until: string }[] {
  const { year, month, day, hour, minute } = wallAt(zone, Date.parse(now));
  const ago = (weeks: number) =>
    weeks === 0 ? now : instantOf(instantAt(zone, year, month, day - 7 * weeks, hour, minute));
  return Array.from({ length: count }, (_, n) => ({ from: ago(count - n), until: ago(count - n - 1) }));
}

export const deploysBy = (
  weeks: readonly { from: string; until: string }[],
  releases: readonly (Release | undefined)[],
): WeekOfDeploys[] => {
  const ends = releases.flatMap((release) => endOf(release) ?? []);
  return weeks.map(({ from, until }) => {
    const within = ends.filter((e) => from <= e.at && e.at < until);
    return { from, until, of: within.length, stayed: within.filter((e) => e.stayed).length };
  });
};

/** How its deploys ended, and when; nothing of what was not deployed to its last environment, is under way, or was a drill. One that failed counts from when it began. */
function endOf(release: Release | undefined): { at: string; stayed: boolean } | undefined {
  if (!release || release.drill || release.ahead) return undefined;
  switch (release.status) {
    case 'completed':
      return { at: release.at, stayed: true };
    case 'rolled-back':
      return { at: release.at, stayed: false };
    case 'failed':
    case 'rolling-back':
      return { at: release.rollout.startedAt, stayed: false };
    default:
      return undefined;
  }
}

/** "16 of 17 (94 %)": percent 0–100, rounded down, so that only all of them are 100. */
export const shareWords = ({ of, stayed }: Pick<WeekOfDeploys, 'of' | 'stayed'>): string =>
  `${stayed} of ${of} (${Math.floor((stayed / of) * 100)} %)`;

export const total = (weeks: readonly WeekOfDeploys[]) => ({
  of: weeks.reduce((n, w) => n + w.of, 0),
  stayed: weeks.reduce((n, w) => n + w.stayed, 0),
});
