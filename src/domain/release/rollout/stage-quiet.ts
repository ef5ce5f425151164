import { z } from 'zod';
import { command } from '../../deciding/command.ts';
import { type Decision, isRefusal, moot } from '../../deciding/decision.ts';
import { one } from '../../deciding/reads.ts';
import { releases } from '../document.ts';
import { stageFellQuiet } from '../facts/stage-fell-quiet.ts';
import { rolloutOf } from '../release.ts';
import { lastMove } from './quiet.ts';
import { runningStage } from './running-stage.ts';

/** Timer: half of the time is up in which the pipeline has to report. `n`: its newest report when it was set, at `since` (UTC ISO). `moved`: it reports, and nothing in it has changed since then (UTC ISO). */
export type StageQuiet = {
  type: 'StageQuiet';
  release: string;
  deployId: string;
  stage: string;
  n: number;
  since: string;
  moved?: string | undefined;
};

export const stageQuiet = command<StageQuiet>()({
  timer: z.strictObject({
    release: z.string(),
    deployId: z.string(),
    stage: z.string(),
    n: z.number(),
    since: z.iso.datetime(),
    moved: z.iso.datetime().optional(),
  }),
  reads: ({ release }) => ({ release: one(releases, release) }),
  decide(world, { n, since, moved, ...told }): Decision {
    const found = runningStage(world.release, told);
    if ('note' in found || isRefusal(found)) return found;
    const { release, stage } = found;
    if (stage.n !== n) return moot('it has reported since');
    if (rolloutOf(release)?.held?.paused === stage.name) return moot('it is paused');
    if (moved !== undefined && lastMove(stage) !== moved) return moot('it has moved since');
    const about = { rollout: told.deployId, stage: stage.name, n, since, ...(moved && { moved }) };
    return { facts: [stageFellQuiet.of(release.id, { ...about, at: world.now })] };
  },
});
