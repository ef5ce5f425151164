import { type Phrase, say } from '../../phrase.ts';
import { type Release, type Rollout, rolloutOf } from '../release.ts';
import { stepIn } from './rollout-parts.ts';

/** What a rollout that is paused does not begin: its next step, or, after its last one, what else it comes to by itself. Undefined where nothing follows. */
export function pausedBefore(release: Release): { step: string } | { on: Phrase } | undefined {
  const rollout = rolloutOf(release);
  if (rollout?.direction !== 'forward') return undefined;
  const next = stepIn(rollout, 'waiting');
  if (next) return { step: next.name };
  if (release.drill) return { on: say`the way back` };
  const [leg] = release.ahead ?? [];
  return leg && { on: say`${leg.environment}` };
}

/** Whether only its pause keeps it from what comes after its last step. */
export const isAtItsEnd = (release: Release): boolean =>
  release.status === 'deploying' && release.rollout.stages.every((s) => s.state === 'done');

/** By a freeze, a no-go or a person: what only waits for somebody to begin its next step is not held up. */
export const isHeldUp = ({ held }: Rollout): boolean =>
  held !== undefined && (held.next === undefined || held.pause !== undefined);
