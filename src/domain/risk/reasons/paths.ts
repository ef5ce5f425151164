import { newOf, riskyOf } from '../../build/new-in.ts';
import { say } from '../../phrase.ts';
import type { Reasoning } from '../reason.ts';

const MOST = 30;
/** Paths that nobody knows may be risky ones. */
const UNKNOWN = 10;

/** Where its changes are risky, by the rules of services.yml: each counts what it says, 30 in all at most. */
export const ofPaths: Reasoning = (release, known) => {
  const changes = release.items.map((item) => newOf(item, release, known));
  let left = MOST;
  const risky = changes
    .flatMap(riskyOf)
    .sort((a, b) => b.points - a.points)
    .flatMap(({ points: asked, why }) => {
      const points = Math.min(asked, left);
      left -= points;
      return points > 0 ? [{ points, why: say`${why}` }] : [];
    });
  const isUnknown = changes.some((c) => c?.told?.some(({ files }) => files?.more));
  return isUnknown ? [...risky, { points: UNKNOWN, why: say`more files changed than can be listed` }] : risky;
};
