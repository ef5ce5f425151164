import { fact } from '../../deciding/fact.ts';
import { isCalledBy } from '../../environment/by-commit.ts';
import { dueAt } from '../../intents/due.ts';
import { managers } from '../../people/may.ts';
import { deployments } from '../document.ts';
import { heldWords, nowKnownWords } from '../words.ts';

/** `held`: the release whose rollback took the same version away from there, where it runs again. */
type Data = { version: string; commit: string; held?: string };

/** Deployments were told of by their commit alone; by now it is known of which version that is. */
export const deploymentsNamed = fact(deployments, 'DeploymentsNamed')<Data>()({
  evolve: (known, { version, commit }) => ({
    ...known,
    deployments: known.deployments.map((d) => (isCalledBy(d, commit) ? { ...d, version } : d)),
  }),
  follows({ place, version, commit, held }, _, world) {
    if (held === undefined) return [];
    const due = dueAt(world);
    const cause = `named/${place}/${version}`;
    const said = heldWords(nowKnownWords(place, { version, commit }), held);
    return [due.note(held, cause, said, true), ...managers(world).map((m) => due.tell(m, cause, said, held))];
  },
});
