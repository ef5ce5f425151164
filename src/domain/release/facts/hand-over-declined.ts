import { fact } from '../../deciding/fact.ts';
import { say, users } from '../../phrase.ts';
import { releases } from '../document.ts';
import { nameOf } from '../release.ts';
import { telling } from './telling.ts';

type Data = { by: string; at: string; from: string };

export const handOverDeclined = fact(releases, 'HandOverDeclined')<Data>()({
  evolve: ({ handOver: _, ...release }) => release,
  follows(declined, release, world) {
    const { due, id, owner, seesTo, headline } = telling(declined, release, world);
    const { by, at, from } = declined;
    const said = say`${users([by])} did not take ${nameOf(release)} (${id}): it stays with ${users([owner])}.`;
    return [headline, due.tell(from, `hand-over/${id}/${at}`, said, id), ...due.myTurn([...seesTo, by])];
  },
});
