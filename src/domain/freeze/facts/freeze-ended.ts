import { fact, type NoData } from '../../deciding/fact.ts';
import { openOnes } from '../../release/document.ts';
import { currentOnes, freezes } from '../document.ts';
import { thawed } from '../thawed.ts';

export const freezeEnded = fact(freezes, 'FreezeEnded')<NoData>()({
  evolve: (freeze) => ({ ...freeze, status: 'ended' }),
  reads: () => ({ openReleases: openOnes, freezes: currentOnes }),
  follows: ({ type }, freeze, world) => thawed(freeze, `${freeze.id}/${type}`, world),
});
