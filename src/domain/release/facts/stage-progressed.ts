import { fact } from '../../deciding/fact.ts';
import { releases } from '../document.ts';
import { rolloutOf } from '../release.ts';
import { stepNamed } from '../rollout/rollout-parts.ts';
import { overdue } from './overdue.ts';
import { asHeard, type StageHeard, withStage } from './stages.ts';
import { telling } from './telling.ts';

type Data = StageHeard & { rollout: string; stage: string; percent: number; mark?: number };

export const stageProgressed = fact(releases, 'StageProgressed')<Data>()({
  evolve(release, { stage: name, percent, mark, ...told }) {
    const stage = stepNamed(rolloutOf(release), name);
    const moves = stage && (!stage.heardAt || percent > stage.percent || told.text.note !== stage.note);
    return withStage(release, name, {
      percent,
      ...asHeard(told),
      ...(moves && { movedAt: told.at }),
      ...(mark !== undefined && { mark }),
    });
  },
  follows: (progressed, release, world) => [
    telling(progressed, release, world).headline,
    overdue(progressed, release, world),
  ],
});
