import { fact } from '../../deciding/fact.ts';
import { withCheck } from '../checks-kept.ts';
import { evidence } from '../document.ts';
import type { Check } from '../evidence.ts';
import { ANEW } from '../following.ts';

/** `summary`: as its system wrote it; may be empty */
type Data = { check: Omit<Check, 'summary'>; text: { summary: string } };

export const checkHeard = fact(evidence, 'CheckHeard')<Data>()({
  ...ANEW,
  evolve: (known, { check, text: { summary } }) => ({
    ...known,
    checks: withCheck(known.checks, { ...check, ...(summary !== '' && { summary }) }),
  }),
});
