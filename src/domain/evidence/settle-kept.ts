import { type Decision, isRefusal, moot } from '../deciding/decision.ts';
import { unmatchedSettled } from './facts/unmatched-settled.ts';
import type { Unmatched, Whither } from './unmatched.ts';

type Settling = { settles: string | undefined; kept: Unmatched | undefined; by: string };

/** A decision with which something that was kept finds its place: then it is settled, whether it was news or not. */
export function settling({ settles, kept, by }: Settling, whither: Whither, decide: () => Decision): Decision {
  if (settles === undefined) return decide();
  if (!kept || kept.settled) return moot('somebody has placed it already');
  const decision = decide();
  if (isRefusal(decision)) return decision;
  const { note: _, ...decided } = decision;
  return { ...decided, facts: [...decision.facts, unmatchedSettled.of(settles, { ...whither, by })] };
}
