import { type Api, type ApiFailed, answerOf } from '../outbound/api.ts';
import type { PlaceChecked, RunFound, StepSeen, Unsent } from './target.ts';

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

/**
 * The same of a run in a place (`path`: of its repository, project or job) that is hidden, not refused, from credentials that may not see it: a run that
 * nobody can see goes on all the same, and only one that is missing where everything else is seen is gone.
 */
export async function unseenIn(api: Api, path: string, failed: ApiFailed): Promise<Extract<StepSeen, { ok: false }>> {
  if (failed.answer?.status !== 404) return unseen(failed);
  const place = await answerOf(api, { path });
  if (place.ok) return unseen(failed);
  const { gone, ...not } = unseen(place);
  return gone ? { ...not, denied: true } : not;
}

/** A failed request as what was found where steps go: who is not reached, or does not know us, is so everywhere. */
export const unchecked = ({ answer, why, retryAfterMs }: ApiFailed): PlaceChecked => {
  const isUs = answer === undefined || answer.status === 401 || answer.status >= 500 || retryAfterMs !== undefined;
  return { ok: false, why, ...((isUs || answer.status < 400) && { everywhere: true as const }) };
};

/** A failed request as an answer to whether something is there: credentials may be renewed, an address that must not be called stays so. */
export const unfound = ({ answer, final, why, retryAfterMs: ms }: ApiFailed): RunFound => ({
  there: 'unknown',
  final: final && answer === undefined,
  why,
  ...(ms !== undefined && { retryAfterMs: ms }),
});
