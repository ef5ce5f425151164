import { newOf } from '../../build/new-in.ts';
import { say } from '../../phrase.ts';
import type { Reasoning } from '../reason.ts';

const MOST = 30;
/** Paths that nobody knows may be risky ones. */
const UNKNOWN = 10;

/** Where its changes are risky, by the rules of services.yml: each counts what it says, 30 in all at most. */
export const ofPaths: Reasoning = (release, known) => {
  const told = release.items.flatMap((item) => newOf(item, release, known)?.told ?? []);
  let left = MOST;
  const risky = told
    .flatMap((c) => c.risky)
    .sort((a, b) => b.points - a.points)
    .flatMap(({ points: asked, why }) => {
      const points = Math.min(asked, left);
      left -= points;
      return points > 0 ? [{ points, why: say`${why}` }] : [];
    });
  const unknown = told.filter((c) => c.files?.more === true).length;
  return unknown > 0 ? [...risky, { points: UNKNOWN, why: say`more files changed than can be listed` }] : risky;
};
