import { fact } from '../../deciding/fact.ts';
import { pollOf, recordOf } from '../../intents/of-steps.ts';
import { runsNow } from '../clearing/runs-now.ts';
import { releases } from '../document.ts';
import { type RolloutFailure, rolloutOf } from '../release.ts';
import { stepNamed } from '../rollout/rollout-parts.ts';
import { neighboursFreed, waitingOn } from './neighbours.ts';
import { withStage } from './stages.ts';
import { goneNoFurther } from './stopping.ts';
import { telling } from './telling.ts';

/** `how`: facts of before do not tell it. */
type Data = {
  rollout: string;
  stage: string;
  n: number;
  at: string;
  how?: RolloutFailure;
  url?: string;
  text: { why: string };
};

export const stageFailed = fact(releases, 'StageFailed')<Data>()({
  evolve: (release, { stage, n, at, how, url, text: { why } }) =>
    goneNoFurther(
      withStage(release, stage, {
        state: 'failed',
        n,
        note: why,
        finishedAt: at,
        ...(how && { how }),
        ...(how === 'reported' && { heardAt: at }),
        ...(url && { url }),
      }),
      why,
    ),
  reads: (_, release) => waitingOn(release),
  follows(failed, release, world) {
    const { due, headline, crew, offered, told, cause: of } = telling(failed, release, world);
    const cause = `${of}/${failed.stage}`;
    const run = rolloutOf(release);
    const step = run?.id === failed.rollout ? stepNamed(run, failed.stage) : undefined;
    return [
      headline,
      // What nobody answered may have been taken all the same.
      ...(failed.how === 'unanswered' ? [pollOf(release.id, failed.rollout, failed.stage, failed.at)] : []),
      // What is not healthy was deployed all the same.
      ...(run && step && failed.how !== 'unproven' ? recordOf(release, run, step, 'failed', world) : []),
      ...due.posts(release.status === 'rolling-back' ? 'rollback-failed' : 'failed', cause, {
        ...told,
        runs: runsNow(release, world),
      }),
      ...offered,
      ...due.myTurn(crew, cause, { urgent: true }),
      ...neighboursFreed(release, cause, world),
    ];
  },
});
