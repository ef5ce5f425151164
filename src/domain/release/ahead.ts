import type { Release, Status } from './release.ts';

/** The states of a release that has not begun. */
export const AHEAD = ['planned', 'voting', 'approved', 'rejected'] as const satisfies readonly Status[];

/** Before a release begins, its deadlines matter, and what it contains can change. */
export const isAhead = (release: Release): release is Extract<Release, { status: (typeof AHEAD)[number] }> =>
  AHEAD.some((status) => status === release.status);

/** Its window ended before it began: it has to be moved, or cancelled. `now`: UTC ISO. */
export const isMissed = (release: Release, now: string) => isAhead(release) && release.window.end <= now;
