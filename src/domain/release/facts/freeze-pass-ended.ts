import { fact } from '../../deciding/fact.ts';
import { releases } from '../document.ts';
import { telling } from './telling.ts';
import { otherPasses } from './without.ts';

export const freezePassEnded = fact(releases, 'FreezePassEnded')<{ freeze: string }>()({
  evolve: (release, { freeze }) => ({ ...release, passes: otherPasses(release, freeze) }),
  follows(ended, release, world) {
    const { due, headline, crew } = telling(ended, release, world);
    return [headline, ...due.myTurn(crew)];
  },
});
