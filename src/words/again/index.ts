import { fromSlack, NO_NAMES, type Typed } from '../../reading/typed.ts';
import type { Answer, Ask } from '../ask.ts';
import { word } from '../word.ts';

/** A corrected sentence, as a button under what was not understood; it is read as if it had been typed. */
export const againBy = (run: (typed: Typed, a: Ask) => Promise<Answer>) =>
  word({ name: 'again', clicks: { again: (about, a) => run(fromSlack(about, NO_NAMES), a) } });
