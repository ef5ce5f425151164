import { fact } from '../../deciding/fact.ts';
import { allEnvironments } from '../../environment/document.ts';
import { SINCE_WORDS } from '../../health/said.ts';
import type { LookedAfter } from '../../health/watch.ts';
import { say } from '../../phrase.ts';
import { runsNow } from '../clearing/runs-now.ts';
import { releases } from '../document.ts';
import { foundSince } from '../found-since.ts';
import type { FoundAfter } from '../parts.ts';
import { nameOf } from '../release.ts';
import { telling } from './telling.ts';

/** `after`: of what nothing waited for. */
type Data = FoundAfter & { environment: string; after: LookedAfter };

/** How what runs since is, where nothing waited to see it. `said`: of which versions where, and what was measured of them. */
export const healthFound = fact(releases, 'HealthFound')<Data>()({
  evolve: (release, { rollout, environment, verdict, said, at }) => ({
    ...release,
    foundAfter: [
      ...foundSince(release).filter((f) => f.rollout !== rollout),
      { rollout, environment, verdict, said, at },
    ],
  }),
  reads: () => ({ environments: allEnvironments }),
  follows(found, release, world) {
    const { due, id, headline, seesTo } = telling(found, release, world);
    const { verdict, environment, said: places, rollout, at } = found;
    const name = nameOf({ ...release, environment });
    const cause = `found/${rollout}/${at}`;
    const since = SINCE_WORDS[found.after];
    switch (verdict) {
      case 'healthy':
        return [headline, due.note(id, cause, say`Healthy ${since}: ${places}, by its rules. ${name} (${id}).`)];
      case 'unknown':
        return [
          headline,
          due.note(id, cause, say`Not known whether it is healthy ${since}: ${places}. ${name} (${id}).`),
        ];
      case 'unhealthy': {
        const runs = runsNow({ ...release, environment }, world);
        const said = say`Unhealthy ${since}: ${places}. ${name} (${id}). Nothing goes back further by itself.\nRuns now:\n${runs}`;
        return [
          headline,
          due.note(id, cause, said, true),
          ...seesTo.map((who) => due.tell(who, cause, said, id, [{ verb: 'show', label: 'Details', about: id }])),
        ];
      }
    }
  },
});
