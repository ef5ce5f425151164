import { fact } from '../../deciding/fact.ts';
import { releases } from '../document.ts';
import { voteOf } from '../release.ts';
import { baseOf } from './base.ts';
import { besidesOf, lineShown } from './neighbours.ts';
import { telling, voteShown } from './telling.ts';

type Data = { at: string; by: string; text: { why: string } };

export const releaseCancelled = fact(releases, 'ReleaseCancelled')<Data>()({
  evolve(release, { at, by, text }) {
    const vote = voteOf(release);
    return { ...baseOf(release), status: 'cancelled', ...(vote && { vote }), by, reason: text.why, at };
  },
  reads: (_, release) => besidesOf(release),
  follows(cancelled, release, world) {
    const { due, headline, turns, told, cause } = telling(cancelled, release, world);
    return [
      headline,
      ...voteShown(release, world),
      ...due.posts('cancelled', cause, told),
      ...turns,
      ...lineShown(release, world),
    ];
  },
});
