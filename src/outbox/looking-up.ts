import type { DeployTarget, StageRequest, TargetRun } from '../deploy-targets/target.ts';

/**
 * What became of a request whose answer is not known. `there`: it was taken; `absent`: it certainly was not; `later`: look again in so many ms;
 * `doubt`: nobody can tell, or (`final`) ever will.
 */
export type LookedUp =
  | { is: 'there'; run: TargetRun }
  | { is: 'absent' }
  | { is: 'later'; ms: number }
  | { is: 'doubt'; final: boolean; why: string; ms?: number };

const LOOK_AGAIN_MS = 5000;

/** `arrivedBy`: when it has arrived at the latest, if it has; both UTC ISO. What was taken a moment ago may not be listed yet. */
export async function lookedUp(
  target: DeployTarget,
  request: StageRequest,
  arrivedBy: string,
  now: string,
): Promise<LookedUp> {
  const found = await target.find?.(request);
  if (!found || found.there === 'unknown') {
    const { final = true, why = 'it can not be looked up', retryAfterMs: ms } = found ?? {};
    return { is: 'doubt', final, why, ...(ms !== undefined && { ms }) };
  }
  if (found.there === 'yes') return { is: 'there', run: found.run };
  const left = Date.parse(arrivedBy) + (target.settlesMs ?? 0) - Date.parse(now);
  return left > 0 ? { is: 'later', ms: Math.min(left, LOOK_AGAIN_MS) } : { is: 'absent' };
}
