import { fact } from '../../deciding/fact.ts';
import { unmatched } from '../unmatched.ts';

/** `service`: of which it is; without it, it was dropped because there is too much. */
type Data = { service?: string; by: string };

/** What nobody could place has been placed. Nothing of it is kept here. */
export const unmatchedSettled = fact(unmatched, 'UnmatchedSettled')<Data>()({
  evolve: (known) => ({ ...known, settled: true }),
});
