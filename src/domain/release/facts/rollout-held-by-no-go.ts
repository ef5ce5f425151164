import { fact } from '../../deciding/fact.ts';
import { say, users } from '../../phrase.ts';
import { releases } from '../document.ts';
import { nameOf, noGosOf } from '../release.ts';
import { telling } from './telling.ts';

/** Between two steps: somebody with a veto is against the next one. */
export const rolloutHeldByNoGo = fact(releases, 'RolloutHeldByNoGo')<{ rollout: string; at: string }>()({
  evolve: (release) =>
    release.status === 'deploying' ? { ...release, rollout: { ...release.rollout, held: {} } } : release,
  follows(held, release, world) {
    const { due, id, headline, crew, told, cause: of } = telling(held, release, world);
    const cause = `${of}/${held.at}`;
    const by = users(noGosOf(release).map((n) => n.by));
    const said = say`Held: ${nameOf(release)} (${id}), by the no-go of ${by}. The step that ran is live; the next one waits until that is lifted.`;
    return [
      headline,
      ...due.posts('held', cause, { ...told, said }),
      ...due.myTurn([...new Set(crew)], cause, { urgent: true }),
    ];
  },
});
