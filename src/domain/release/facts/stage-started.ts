import { fact } from '../../deciding/fact.ts';
import { pausesLater } from '../../freeze/next-pause.ts';
import { withSeen } from '../clearing/evidence.ts';
import { releases } from '../document.ts';
import type { SeenAgain } from '../rollout/rollout-parts.ts';
import { overdue } from './overdue.ts';
import { withStage } from './stages.ts';
import { telling } from './telling.ts';

/** `seen`: what the checks saw before a step that began by itself, as far as it was another than before; facts of before do not tell it. */
type Data = { rollout: string; stage: string; at: string; seen?: Pick<SeenAgain, 'changed' | 'gone'> };

export const stageStarted = fact(releases, 'StageStarted')<Data>()({
  evolve(release, { stage, at, seen }) {
    const begun = withStage(release, stage, { state: 'running', startedAt: at });
    if (!seen || !('rollout' in begun)) return begun;
    const evidence = withSeen(begun.rollout.evidence, { at, stage, ...seen });
    return { ...begun, rollout: { ...begun.rollout, evidence } };
  },
  follows(started, release, world) {
    const { due, id, headline } = telling(started, release, world);
    const { rollout, stage } = started;
    return [
      headline,
      due.deploy(id, rollout, stage),
      overdue(started, release, world),
      ...pausesLater(release, rollout, world),
    ];
  },
});
