import type { World } from '../../deciding/world.ts';
import { type Due, dueAt } from '../../intents.ts';
import { patience } from '../quiet.ts';
import type { Release } from '../release.ts';

type Heard = { rollout: string; stage: string; n?: number };

/** The timer of a step that its pipeline says nothing more of; each report puts it off. Half of the time is for a nudge, the rest begins with that. */
export const overdue = (fact: Heard, release: Release, world: World): Due =>
  silence('StageQuiet', fact, release, world);

/** The other half: then the step counts as failed. */
export const overdueAfterNudge = (fact: Heard, release: Release, world: World): Due =>
  silence('StageOverdue', fact, release, world);

function silence(type: 'StageQuiet' | 'StageOverdue', fact: Heard, release: Release, world: World): Due {
  const { rollout, stage, n = 0 } = fact;
  const when = new Date(Date.parse(world.now) + patience(release, world) / 2).toISOString();
  const command = { type, release: release.id, deployId: rollout, stage, n };
  return dueAt(world).timer(`overdue/${rollout}/${stage}`, when, command, 'latest');
}
