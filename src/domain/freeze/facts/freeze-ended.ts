import { fact, type NoData } from '../../deciding/fact.ts';
import { openOnes } from '../../release/document.ts';
import { freezes } from '../document.ts';
import { thawed } from '../thawed.ts';

export const freezeEnded = fact(freezes, 'FreezeEnded')<NoData>()({
  evolve: (freeze) => ({ ...freeze, status: 'ended' }),
  reads: () => ({ openReleases: openOnes }),
  follows: ({ type }, freeze, world) => thawed(freeze, `${freeze.id}/${type}`, world),
});
