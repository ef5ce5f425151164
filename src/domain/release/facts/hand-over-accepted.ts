import { fact } from '../../deciding/fact.ts';
import { say, users } from '../../phrase.ts';
import { releases } from '../document.ts';
import { nameOf } from '../release.ts';
import { besidesOf, votesShown } from './neighbours.ts';
import { openVoteShown, telling } from './telling.ts';

type Data = { by: string; at: string; from: string };

export const handOverAccepted = fact(releases, 'HandOverAccepted')<Data>()({
  evolve: ({ handOver: _, ...release }, { by }) => ({
    ...release,
    owner: by,
    former: [...new Set([...(release.former ?? []), release.owner])].filter((p) => p !== by),
  }),
  reads: (_, release) => besidesOf(release),
  follows(accepted, release, world) {
    const { due, id, headline } = telling(accepted, release, world);
    const { by, at, from } = accepted;
    return [
      headline,
      ...votesShown(release, world),
      ...openVoteShown(release, world),
      due.note(id, `hand-over/${at}`, say`${users([by])} owns it now; it was ${users([from])}.`),
      due.tell(from, `hand-over/${id}/${at}`, say`${users([by])} took ${nameOf(release)} (${id}) over.`, id),
      ...due.myTurn([from, by]),
    ];
  },
});
