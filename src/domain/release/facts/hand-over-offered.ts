import { fact } from '../../deciding/fact.ts';
import { releases } from '../document.ts';
import { telling } from './telling.ts';

/** `instead`: who was offered it before, and had not answered. */
type Data = { to: string; by: string; at: string; instead?: string; text: { summary: string } };

export const handOverOffered = fact(releases, 'HandOverOffered')<Data>()({
  evolve: (release, { to, by, at, text }) => ({ ...release, handOver: { to, by, at, summary: text.summary } }),
  follows(offered, release, world) {
    const { due, id, seesTo, headline } = telling(offered, release, world);
    const { to, at, instead } = offered;
    const others = [...seesTo, ...(instead ? [instead] : [])];
    return [headline, ...due.myTurn(others), ...due.myTurn([to], `hand-over/${id}/${at}`)];
  },
});
