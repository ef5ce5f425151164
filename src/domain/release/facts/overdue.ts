import { environmentNamed } from '../../company/services.ts';
import type { World } from '../../deciding/world.ts';
import { type Due, dueAt } from '../../intents.ts';
import type { Release } from '../release.ts';

/** The timer of a step that its pipeline says nothing more of; each report puts it off. */
export function overdue(fact: { rollout: string; stage: string; n?: number }, release: Release, world: World): Due {
  const minutes = environmentNamed(world.company, release.environment)?.stageTimeoutMinutes ?? 30;
  const when = new Date(Date.parse(world.now) + minutes * 60_000).toISOString();
  const command = {
    type: 'StageOverdue',
    release: release.id,
    deployId: fact.rollout,
    stage: fact.stage,
    n: fact.n ?? 0,
  };
  return dueAt(world).timer(`overdue/${fact.rollout}/${fact.stage}`, when, command, 'latest');
}
