import { fact } from '../../deciding/fact.ts';
import { GONOGO } from '../../deciding/world.ts';
import { isThing, unmatched, type Whither } from '../unmatched.ts';

/** Of which service it is, and where; without a service, it was dropped because there is too much. */
type Data = Partial<Whither> & { by: string };

/**
 * What nobody could place has been placed. What is told later of the same deployment or incident goes there too; of a check or a scan where somebody said so,
 * while what a rule found is found by the rules, as they are then.
 */
export const unmatchedSettled = fact(unmatched, 'UnmatchedSettled')<Data>()({
  evolve: (known, { service, environment, by }) => ({
    ...known,
    settled: true,
    ...(service !== undefined &&
      (isThing(known.told) || by !== GONOGO.id) && {
        whither: { service, ...(environment !== undefined && { environment }) },
      }),
  }),
});
