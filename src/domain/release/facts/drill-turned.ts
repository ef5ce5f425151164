import { MINUTE_MS } from '../../../time/instants.ts';
import { fact } from '../../deciding/fact.ts';
import { say } from '../../phrase.ts';
import { releases } from '../document.ts';
import { nameOf } from '../release.ts';
import { telling } from './telling.ts';

/** The version before is live everywhere: half of the drill is done. `at`: UTC ISO */
export const drillTurned = fact(releases, 'DrillTurned')<{ at: string }>()({
  evolve: (release, { at }) => ({ ...release, drill: { ...release.drill, turned: at } }),
  follows(turned, release, world) {
    const { due, id, headline, cause } = telling(turned, release, world);
    const minutes = Math.max(1, Math.round((Date.parse(turned.at) - Date.parse(release.plannedAt)) / MINUTE_MS));
    return [
      headline,
      due.note(id, cause, say`Drill: ${nameOf(release)} is live after ${minutes} min. Now it comes back by itself.`),
    ];
  },
});
