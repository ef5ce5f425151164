import { fact } from '../../deciding/fact.ts';
import { releases } from '../document.ts';
import { telling } from './telling.ts';

type Data = { to: string; by: string; at: string; text: { summary: string } };

export const handOverOffered = fact(releases, 'HandOverOffered')<Data>()({
  evolve: (release, { to, by, at, text }) => ({ ...release, handOver: { to, by, at, summary: text.summary } }),
  follows(offered, release, world) {
    const { due, id, owner, headline } = telling(offered, release, world);
    return [headline, ...due.myTurn([owner]), ...due.myTurn([offered.to], `hand-over/${id}/${offered.at}`)];
  },
});
