import { fewOf, MOST_NAMED } from '../../few.ts';
import { say } from '../../phrase.ts';
import type { ShownParts } from '../../shown.ts';
import type { Release } from '../release.ts';
import { takenBack } from './taken-back.ts';

/** The steps that a rollback takes back: more may have come live since they were shown. That holds nobody up, who wants it back; it is said. */
export function backShown(release: Release): ShownParts {
  const names = takenBack(release).map((s) => s.name);
  return { steps: { is: names.join('/'), now: say`what goes back is ${fewOf(names, MOST_NAMED)}` } };
}
