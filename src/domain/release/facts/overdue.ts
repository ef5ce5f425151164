import type { World } from '../../deciding/world.ts';
import { dueAt } from '../../intents/due.ts';
import type { Due } from '../../intents/intent.ts';
import { patience } from '../quiet.ts';
import type { Release } from '../release.ts';

type Heard = { rollout: string; stage: string; n?: number };

/** The timer of a step that its pipeline says nothing more of; each report puts it off. At half of the time there is a nudge. */
export const overdue = (fact: Heard, release: Release, world: World): Due =>
  silence({ type: 'StageQuiet', since: world.now }, fact, release, world.now, 1 / 2, world);

/** At all of it the step counts as failed. It is reckoned from when the waiting began (UTC ISO): the nudge itself may have come late. */
export const overdueAfterNudge = (fact: Heard & { since: string }, release: Release, world: World): Due =>
  silence({ type: 'StageOverdue' }, fact, release, fact.since, 1, world);

function silence(
  command: { type: 'StageQuiet'; since: string } | { type: 'StageOverdue' },
  { rollout, stage, n = 0 }: Heard,
  release: Release,
  since: string,
  share: number,
  world: World,
): Due {
  const when = new Date(Date.parse(since) + patience(release, world) * share).toISOString();
  const about = { release: release.id, deployId: rollout, stage, n };
  return dueAt(world).timer(`overdue/${rollout}/${stage}`, when, { ...command, ...about }, 'latest');
}
