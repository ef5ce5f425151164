import { fact } from '../../deciding/fact.ts';
import { releases } from '../document.ts';
import type { HeardBefore } from '../rollout/audiences-heard.ts';
import { baseOf } from './base.ts';
import { reopenedTold } from './reopened-told.ts';
import { formerVoteShown, telling } from './telling.ts';

/** Another policy decides: nothing of the vote stands. */
export const releaseVoteDropped = fact(releases, 'ReleaseVoteDropped')<HeardBefore>()({
  evolve: (release) => ({ ...baseOf(release), status: 'planned' }),
  follows(dropped, release, world) {
    const { due, seesTo, headline, turns, cause: of } = telling(dropped, release, world);
    const cause = `${of}/${world.now}`;
    const reopened = dropped.was === 'approved' ? reopenedTold(release, cause, dropped, world) : [];
    return [headline, ...formerVoteShown(release, world), ...reopened, ...turns, ...due.myTurn(seesTo, cause)];
  },
});
