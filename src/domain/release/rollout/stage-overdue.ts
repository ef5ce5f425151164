import { z } from 'zod';
import { MINUTE_MS } from '../../../time/instants.ts';
import { command } from '../../deciding/command.ts';
import { type Decision, isRefusal, moot } from '../../deciding/decision.ts';
import { one } from '../../deciding/reads.ts';
import { releases } from '../document.ts';
import { failed } from '../ended.ts';
import { rolloutOf } from '../release.ts';
import { patience } from './quiet.ts';
import { runningStage } from './running-stage.ts';

/** Timer: the pipeline has been silent too long. `n`: its newest report, when it was set. */
export type StageOverdue = { type: 'StageOverdue'; release: string; deployId: string; stage: string; n: number };

export const stageOverdue = command<StageOverdue>()({
  timer: z.strictObject({ release: z.string(), deployId: z.string(), stage: z.string(), n: z.number() }),
  reads: ({ release }) => ({ release: one(releases, release) }),
  decide(world, { n, ...told }): Decision {
    const found = runningStage(world.release, told);
    if ('note' in found || isRefusal(found)) return found;
    const { release, stage } = found;
    if (stage.n !== n) return moot('it has reported since');
    if (rolloutOf(release)?.held?.paused === stage.name) return moot('it is paused');
    const silent = `the pipeline has not reported for ${patience(release, world) / MINUTE_MS} minutes`;
    const { unseen } = stage;
    const blind = unseen?.unsent ? 'it is not known whether it took the step' : "how far it is can't be seen";
    const why = unseen ? `${silent}, and ${blind}: ${unseen.why}` : silent;
    return { facts: failed(release, stage, { n, why, how: 'silent' }, world) };
  },
});
