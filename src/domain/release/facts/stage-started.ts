import { fact } from '../../deciding/fact.ts';
import type { World } from '../../deciding/world.ts';
import { nextPause } from '../../freeze/next-pause.ts';
import { dueAt } from '../../intents/due.ts';
import type { Due } from '../../intents/intent.ts';
import { releases } from '../document.ts';
import type { Release } from '../release.ts';
import { overdue } from './overdue.ts';
import { withStage } from './stages.ts';
import { telling } from './telling.ts';

type Data = { rollout: string; stage: string; at: string };

export const stageStarted = fact(releases, 'StageStarted')<Data>()({
  evolve: (release, { stage, at }) => withStage(release, stage, { state: 'running', startedAt: at }),
  follows(started, release, world) {
    const { due, id, headline } = telling(started, release, world);
    const { rollout, stage } = started;
    return [
      headline,
      due.deploy(id, rollout, stage),
      overdue(started, release, world),
      ...pauseLater(release, rollout, world),
    ];
  },
});

/** A freeze that comes again has no timer of its own at its start: a step that runs into one waits for it itself. */
function pauseLater(release: Release, rollout: string, world: World): Due[] {
  const when = release.status === 'deploying' ? nextPause(release, world) : undefined;
  if (!when) return [];
  const command = { type: 'PauseForFreeze', release: release.id, rollout };
  return [dueAt(world).timer(`pause/${rollout}/${when}`, when, command)];
}
