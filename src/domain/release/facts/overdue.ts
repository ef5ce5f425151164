import { instantAfter } from '../../../time/instants.ts';
import type { World } from '../../deciding/world.ts';
import { dueAt } from '../../intents/due.ts';
import type { Due } from '../../intents/intent.ts';
import { type Release, rolloutOf } from '../release.ts';
import { lastMove, patience, standsStillAt } from '../rollout/quiet.ts';
import { stepNamed } from '../rollout/rollout-parts.ts';

type Heard = { rollout: string; stage: string; n?: number };

/**
 * The timer of a step that its pipeline says nothing more of; each report puts it off. At half of the time there is a nudge; before that, where reports
 * come and nothing in them changes.
 */
export function overdue(fact: Heard, release: Release, world: World): Due {
  const stage = stepNamed(rolloutOf(release), fact.stage);
  const silent = instantAfter(world.now, patience(release, world) / 2);
  const still = stage ? standsStillAt(stage, patience(release, world)) : silent;
  if (!stage || still >= silent) return timer({ type: 'StageQuiet', since: world.now }, fact, release, silent, world);
  const when = still > world.now ? still : world.now;
  return timer({ type: 'StageQuiet', since: world.now, moved: lastMove(stage) }, fact, release, when, world);
}

/** At all of it the step counts as failed. It is reckoned from when the waiting began (UTC ISO): the nudge itself may have come late. */
export const overdueAfterNudge = (fact: Heard & { since: string }, release: Release, world: World): Due =>
  timer({ type: 'StageOverdue' }, fact, release, instantAfter(fact.since, patience(release, world)), world);

function timer(
  command: { type: 'StageQuiet'; since: string; moved?: string } | { type: 'StageOverdue' },
  { rollout, stage, n = 0 }: Heard,
  release: Release,
  when: string,
  world: World,
): Due {
  const about = { release: release.id, deployId: rollout, stage, n };
  return dueAt(world).timer(`overdue/${rollout}/${stage}`, when, { ...command, ...about }, 'latest');
}
