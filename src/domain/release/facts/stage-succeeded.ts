import { fact } from '../../deciding/fact.ts';
import { releases } from '../document.ts';
import { withStage } from './stages.ts';
import { telling } from './telling.ts';

type Data = { rollout: string; stage: string; n: number; at: string; text: { note: string } };

export const stageSucceeded = fact(releases, 'StageSucceeded')<Data>()({
  evolve: (release, { stage, n, at, text }) =>
    withStage(release, stage, { state: 'done', percent: 100, n, note: text.note, finishedAt: at }),
  follows: (succeeded, release, world) => [telling(succeeded, release, world).headline],
});
