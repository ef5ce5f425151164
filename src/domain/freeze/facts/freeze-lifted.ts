import { fact } from '../../deciding/fact.ts';
import { openOnes } from '../../release/document.ts';
import { currentOnes, freezes } from '../document.ts';
import { thawed } from '../thawed.ts';

export const freezeLifted = fact(freezes, 'FreezeLifted')<{ text: { why: string } }>()({
  evolve: (freeze) => ({ ...freeze, status: 'lifted' }),
  reads: () => ({ openReleases: openOnes, freezes: currentOnes }),
  follows: ({ type, text }, freeze, world) => thawed(freeze, `${freeze.id}/${type}`, world, text),
});
