import { type Around, closedGates, type Gate, gatesOf, inTheWay } from '../gates/index.ts';
import { isMissed } from './ahead.ts';
import { wentWell } from './drilled.ts';
import { isHalfBack } from './part-done.ts';
import type { Release, Rollout } from './release.ts';
import { isPartlyBack } from './rollback/taken-back.ts';

/**
 * What a release is now, to everybody who looks at it: its stored status, its checks and the time decide. `approved`: its time has not come, and
 * nobody has to act; `waiting`: its window is open, and still nobody has to; `blocked`: somebody has to; `missed`: its window ended unused; `held`: something stops a rollout that has begun; `halfway`: nothing holds
 * it any more or nothing of it failed after all, and it goes on when somebody says so; `verifying`: a step proves itself; `next-step`: it did, and somebody begins the next; `replaced`: it failed, and others run in its place; `halfway-back`: its rollback stopped, nothing of that is failed any more, and the rest goes back when somebody says so; `partly-back`: some of it went back as somebody chose, and the rest stays; `drilled`: a rollback drill went there and came back.
 */
export const STATES = [
  'planned',
  'voting',
  'rejected',
  'approved',
  'waiting',
  'ready',
  'blocked',
  'missed',
  'deploying',
  'verifying',
  'next-step',
  'held',
  'halfway',
  'failed',
  'rolling-back',
  'rollback-failed',
  'halfway-back',
  'completed',
  'rolled-back',
  'partly-back',
  'drilled',
  'replaced',
  'cancelled',
] as const;
export type State = (typeof STATES)[number];

/** Where somebody has to do something before it goes on. */
export const IN_TROUBLE: readonly State[] = [
  'rejected',
  'blocked',
  'missed',
  'held',
  'halfway',
  'failed',
  'rollback-failed',
  'halfway-back',
];

/** Nothing comes after these by itself. */
export const ENDED: readonly State[] = ['completed', 'rolled-back', 'partly-back', 'drilled', 'replaced', 'cancelled'];

export const stateOf = (release: Release, world: Around): State =>
  stateBy(release, () => gatesOf(release, world), world.now);

/** The same for who has the gates at hand. `now`: UTC ISO. */
export function stateBy(release: Release, gates: () => Gate[], now: string): State {
  if (isMissed(release, now)) return 'missed';
  switch (release.status) {
    case 'approved': {
      const closed = inTheWay(gates());
      if (closed.length === 0) return 'ready';
      if (!closed.every((g) => g.waits)) return 'blocked';
      return now < release.window.start ? 'approved' : 'waiting';
    }
    case 'deploying':
      return underWay(release.rollout, gates);
    case 'failed':
      // It said later that it succeeded, or somebody recorded what runs there: the rest has not been sent.
      return release.rollout.stages.some((s) => s.state === 'failed') ? 'failed' : 'halfway';
    case 'rolling-back':
      if (!release.failed) return 'rolling-back';
      return isHalfBack(release) ? 'halfway-back' : 'rollback-failed';
    case 'rolled-back':
      if (release.replacedBy) return 'replaced';
      if (wentWell(release)) return 'drilled';
      return isPartlyBack(release) ? 'partly-back' : 'rolled-back';
    default:
      return release.status;
  }
}

function underWay({ held, stages }: Rollout, gates: () => Gate[]): State {
  if (!held) return stages.some((s) => s.state === 'verifying') ? 'verifying' : 'deploying';
  if (held.pause || closedGates(gates()).length > 0) return 'held';
  return held.next === undefined || stages.some((s) => s.doubt) ? 'halfway' : 'next-step';
}
