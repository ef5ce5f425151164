import { fact } from '../../deciding/fact.ts';
import { pausesLater } from '../../freeze/next-pause.ts';
import { releases } from '../document.ts';
import { overdue } from './overdue.ts';
import { withStage } from './stages.ts';
import { telling } from './telling.ts';

type Data = { rollout: string; stage: string; at: string };

export const stageContinued = fact(releases, 'StageContinued')<Data>()({
  // While it was paused nothing was to move.
  evolve: (release, { stage, at }) => withStage(release, stage, { movedAt: at }),
  follows(continued, release, world) {
    const { due, id, headline } = telling(continued, release, world);
    const { rollout, stage } = continued;
    return [
      headline,
      due.deploy(id, rollout, stage, 'resume'),
      overdue(continued, release, world),
      // What paused it, or another, may come again while it runs.
      ...pausesLater(release, rollout, world),
    ];
  },
});
