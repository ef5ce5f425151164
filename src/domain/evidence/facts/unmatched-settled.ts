import { fact } from '../../deciding/fact.ts';
import { unmatched, type Whither } from '../unmatched.ts';

/** Of which service it is, and where; without a service, it was dropped because there is too much. */
type Data = Partial<Whither> & { by: string };

/** What nobody could place has been placed. What is told later of the same deployment or incident goes there too. */
export const unmatchedSettled = fact(unmatched, 'UnmatchedSettled')<Data>()({
  evolve: (known, { service, environment }) => ({
    ...known,
    settled: true,
    ...(service !== undefined && { whither: { service, ...(environment !== undefined && { environment }) } }),
  }),
});
