import { fact } from '../../deciding/fact.ts';
import { evidence } from '../document.ts';
import type { Exception } from '../evidence.ts';
import { ANEW } from '../following.ts';

const KEPT = 100;

type Data = { exception: Omit<Exception, 'why'>; text: { why: string } };

/** A finding may be there for a while. */
export const findingExcepted = fact(evidence, 'FindingExcepted')<Data>()({
  ...ANEW,
  evolve: (known, { exception, text: { why } }) => ({
    ...known,
    exceptions: [...known.exceptions.filter((e) => e.finding !== exception.finding), { ...exception, why }].slice(
      -KEPT,
    ),
  }),
});
