import { fact } from '../../deciding/fact.ts';
import { releases } from '../document.ts';
import { owed } from './owed.ts';
import { telling } from './telling.ts';
import { seenAnew } from './window-timer.ts';

type Data = { deadline: string; by: string; at: string };

export const deadlineMet = fact(releases, 'DeadlineMet')<Data>()({
  evolve: (release, { deadline, by, at }) => ({ ...release, met: { ...release.met, [deadline]: { by, at } } }),
  follows(met, release, world) {
    const { due } = telling(met, release, world);
    const found = owed(met, release, world);
    return [...seenAnew(release, world), ...(found ? due.myTurn(found.owe) : [])];
  },
});
