import type { ApiFailed } from '../outbound/api.ts';
import type { RunFound, StepSeen, Unsent } from './target.ts';

/** A failed request as what became of a step. */
export const unsent = ({ unclear, final, why, retryAfterMs: ms }: ApiFailed): Unsent => ({
  ok: false,
  final,
  ...(unclear && { unclear: true as const }),
  why,
  ...(ms !== undefined && { retryAfterMs: ms }),
});

/** What stops a step before anything is sent. */
export const notSent = (why: string): Unsent => ({ ok: false, final: true, why });

/** A failed request as an answer to how far a run is. */
export const unseen = ({ answer, why, retryAfterMs: ms }: ApiFailed): Extract<StepSeen, { ok: false }> => ({
  ok: false,
  ...(answer?.status === 404 && { gone: true as const }),
  ...((answer?.status === 401 || answer?.status === 403) && ms === undefined && { denied: true as const }),
  why,
  ...(ms !== undefined && { retryAfterMs: ms }),
});

/** A failed request as an answer to whether something is there: credentials may be renewed, an address that must not be called stays so. */
export const unfound = ({ answer, final, why, retryAfterMs: ms }: ApiFailed): RunFound => ({
  there: 'unknown',
  final: final && answer === undefined,
  why,
  ...(ms !== undefined && { retryAfterMs: ms }),
});
