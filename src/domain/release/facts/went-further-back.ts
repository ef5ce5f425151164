import { fact } from '../../deciding/fact.ts';
import { releases } from '../document.ts';
import { isFurtherBack, legsBehind } from '../rollback/earlier.ts';

/** A release that is back where it went last goes back in `environment` too, which it had passed. What follows is told with the rollout that begins. */
export const wentFurtherBack = fact(releases, 'WentFurtherBack')<{ environment: string; at: string }>()({
  evolve(release, { environment: to }) {
    const leg = legsBehind(release).find((l) => l.environment === to);
    if (!leg) return release;
    const { passed: _, ...known } = release;
    const passed = release.passed?.filter((p) => p.environment !== to) ?? [];
    const { environment, window, ahead = [], wentBack = [{ environment, window }] } = release;
    const [own] = wentBack;
    return {
      ...known,
      ...(passed.length > 0 && { passed }),
      environment: to,
      window: leg.window,
      // Until it is back, others see it where it was to be in the end: that may be further than it came.
      ahead: own && !isFurtherBack(release) ? [own, ...ahead] : ahead,
      wentBack,
    };
  },
});
