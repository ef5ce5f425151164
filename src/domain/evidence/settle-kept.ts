import type { Right } from '../company/roles.ts';
import { type Decision, isRefusal, moot, type Refusal } from '../deciding/decision.ts';
import type { World } from '../deciding/world.ts';
import { forbidden } from '../people/may.ts';
import { say } from '../phrase.ts';
import { unmatchedSettled } from './facts/unmatched-settled.ts';
import type { Unmatched, Whither } from './unmatched.ts';

/** What it takes of a person to say of which service or environment something is that was told of none. */
export const PLACING: Right = { action: 'record' };
export const mayNotPlace = (world: World): Refusal | undefined =>
  forbidden(world, PLACING, say`say of which service it is`);

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
