import { sorted } from '../../build/conventional.ts';
import { newIn } from '../../build/new-in.ts';
import { stillThere } from '../../build/still-there.ts';
import { say } from '../../phrase.ts';
import { type Reasoning, reason } from '../reason.ts';

/** A title that says so counts 10 points, 20 at most. */
export const ofBreaking: Reasoning = (release, known) => {
  const count = sorted(stillThere(newIn(release, known))).filter((s) => s.kind === 'breaking').length;
  return reason(count * 10, 20, say`${count === 1 ? '1 breaking change' : `${count} breaking changes`}`);
};
