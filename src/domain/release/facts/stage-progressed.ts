import { fact } from '../../deciding/fact.ts';
import { releases } from '../document.ts';
import { overdue } from './overdue.ts';
import { withStage } from './stages.ts';
import { telling } from './telling.ts';

type Data = { rollout: string; stage: string; n: number; at: string; percent: number; text: { note: string } };

export const stageProgressed = fact(releases, 'StageProgressed')<Data>()({
  evolve: (release, { stage, percent, n, text }) => withStage(release, stage, { percent, n, note: text.note }),
  follows: (progressed, release, world) => [
    telling(progressed, release, world).headline,
    overdue(progressed, release, world),
  ],
});
