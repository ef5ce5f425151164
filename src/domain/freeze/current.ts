import { refuse } from '../deciding/decision.ts';
import { say } from '../phrase.ts';
import type { Freeze } from './freeze.ts';

/** One that people declared, while it is neither lifted nor over. */
export const current = (freeze: Freeze | undefined): Freeze | undefined =>
  freeze?.status === 'declared' ? freeze : undefined;

export const noFreeze = refuse('no-freeze', say`That freeze is over already.`, {
  remedy: say`See what is frozen with \`/release list\`.`,
});
