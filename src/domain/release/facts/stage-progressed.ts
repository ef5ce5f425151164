import { fact } from '../../deciding/fact.ts';
import { releases } from '../document.ts';
import { overdue } from './overdue.ts';
import { heard, type StageHeard, withStage } from './stages.ts';
import { telling } from './telling.ts';

type Data = StageHeard & { rollout: string; stage: string; percent: number; mark?: number };

export const stageProgressed = fact(releases, 'StageProgressed')<Data>()({
  evolve: (release, { stage, percent, mark, ...told }) =>
    withStage(release, stage, { percent, ...heard(told), ...(mark !== undefined && { mark }) }),
  follows: (progressed, release, world) => [
    telling(progressed, release, world).headline,
    overdue(progressed, release, world),
  ],
});
