import { firingOnes } from '../alert/document.ts';
import { allBuilds } from '../build/document.ts';
import type { Seen } from '../deciding/reads.ts';
import { allAnswers, answersOfAny } from '../drift/document.ts';
import { allEnvironments } from '../environment/document.ts';
import { currentOnes } from '../freeze/document.ts';
import { heldOnes } from '../lock/document.ts';
import { ANYWHERE, type Destined } from './gate.ts';

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

/** What answers of its services, here and elsewhere: which environments should be the same is only known to the manifests. */
export const answersAround = ({ environment, items }: Destined) =>
  environment === ANYWHERE ? allAnswers : answersOfAny(items.map((i) => i.service));
