import { fact } from '../../deciding/fact.ts';
import { releases } from '../document.ts';
import { voteOf } from '../release.ts';
import { baseOf } from './base.ts';
import { telling } from './telling.ts';

type Data = { at: string; role: string; by: string; text: { why: string } };

export const releaseRejected = fact(releases, 'ReleaseRejected')<Data>()({
  evolve: (release, { role, by, text }) => ({
    ...baseOf(release),
    status: 'rejected',
    vote: voteOf(release) ?? '',
    role,
    by,
    reason: text.why,
  }),
  follows(rejected, release, world) {
    const { due, owner, start, headline, told, cause } = telling(rejected, release, world);
    return [headline, ...due.posts('rejected', cause, told), ...due.myTurn([owner], cause, { by: start })];
  },
});
