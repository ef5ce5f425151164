import { say, stretch } from '../phrase.ts';
import type { ShownParts } from '../shown.ts';
import { scheduled } from './planning/route.ts';
import { nameOf, type Release } from './release.ts';

/** Of a release, as it was shown with a question: what goes where, and when; nothing of one that is not there. */
export function releaseShown(release: Release | undefined): ShownParts {
  if (!release) return {};
  const { items, environment, ahead = [] } = release;
  const last = scheduled(release);
  const { start, end } = last.window;
  const where = [environment, ...ahead.map((leg) => leg.environment)];
  return {
    what: {
      is: JSON.stringify([items, where, start, end]),
      now: say`it is ${nameOf(last)}, ${stretch(start, end)}`,
    },
  };
}
