import { fact } from '../../deciding/fact.ts';
import { releases } from '../document.ts';
import { type HeardBefore, hearsAnew } from '../rollout/heard.ts';
import { baseOf } from './base.ts';
import { telling } from './telling.ts';

/** Another policy decides: nothing of the vote stands. */
export const releaseVoteDropped = fact(releases, 'ReleaseVoteDropped')<HeardBefore>()({
  evolve: (release) => ({ ...baseOf(release), status: 'planned' }),
  follows(dropped, release, world) {
    const { due, owner, headline, told, cause: of } = telling(dropped, release, world);
    const cause = `${of}/${world.now}`;
    const reopened = dropped.was === 'approved' ? due.posts('reopened', cause, told, hearsAnew(dropped)) : [];
    return [headline, ...reopened, ...due.myTurn([owner], cause)];
  },
});
