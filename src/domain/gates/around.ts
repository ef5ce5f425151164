import { firingOnes } from '../alert/document.ts';
import { allBuilds } from '../build/document.ts';
import type { Seen } from '../deciding/reads.ts';
import { allAnswers } from '../drift/document.ts';
import { allEnvironments } from '../environment/document.ts';
import { currentOnes } from '../freeze/document.ts';
import { heldOnes } from '../lock/document.ts';

/** What gates look at beside the releases, for whoever looks at many of them at once. */
export const aroundAny = {
  freezes: currentOnes,
  locks: heldOnes,
  environments: allEnvironments,
  answers: allAnswers,
  builds: allBuilds,
  firing: firingOnes,
};
export type AroundAny = Seen<typeof aroundAny>;
