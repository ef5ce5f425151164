import type { Right } from '../company/roles.ts';
import { command } from '../deciding/command.ts';
import { forbidden } from '../people/may.ts';
import { say } from '../phrase.ts';
import { BESIDE, declared } from './declaring.ts';
import { type FreezeTerms, termsFault } from './terms.ts';

export type DeclareFreeze = FreezeTerms & { type: 'DeclareFreeze' };

const TAKES: Right = { action: 'freeze' };

export const declareFreeze = command<DeclareFreeze>()({
  takes: TAKES,
  reads: () => BESIDE,
  decide: (world, { type: _, ...terms }) =>
    forbidden(world, TAKES, say`declare a freeze`) ?? termsFault(terms, world) ?? declared(world, terms),
});
