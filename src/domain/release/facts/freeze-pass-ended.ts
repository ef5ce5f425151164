import { fact } from '../../deciding/fact.ts';
import { releases } from '../document.ts';
import { openVoteShown, telling } from './telling.ts';
import { otherPasses } from './without.ts';

export const freezePassEnded = fact(releases, 'FreezePassEnded')<{ freeze: string }>()({
  evolve: (release, { freeze }) => ({ ...release, passes: otherPasses(release, freeze) }),
  follows(ended, release, world) {
    const { headline, turns } = telling(ended, release, world);
    return [headline, ...openVoteShown(release, world), ...turns];
  },
});
