import { fact } from '../../deciding/fact.ts';
import { stopOf } from '../../intents/of-steps.ts';
import { runsNow } from '../clearing/runs-now.ts';
import { releases } from '../document.ts';
import { type Release, type Rollout, rolloutOf } from '../release.ts';
import { stepNamed } from '../rollout/rollout-parts.ts';
import { neighboursFreed, waitingOn } from './neighbours.ts';
import { withStage } from './stages.ts';
import { goneNoFurther } from './stopping.ts';
import { telling } from './telling.ts';

/** `stage`: the step that ran, if one did; `ask`: its pipeline is asked to stop it. */
type Data = { rollout: string; stage?: string; by: string; at: string; ask?: true; text: { why: string } };

/** Somebody stopped a rollout short: nobody waits for its step any more. */
export const rolloutStopped = fact(releases, 'RolloutStopped')<Data>()({
  evolve(release, { stage, by, at, text: { why } }) {
    const ended = { state: 'failed', how: 'stopped', note: why, finishedAt: at } as const;
    return goneNoFurther(stopped(stage === undefined ? release : withStage(release, stage, ended), { by, at }), why);
  },
  reads: (_, release) => waitingOn(release),
  follows(stopped, release, world) {
    const { due, headline, crew, offered, told, cause: of } = telling(stopped, release, world);
    const cause = `${of}/${stopped.at}`;
    const run = rolloutOf(release);
    const step = stopped.ask && stepNamed(run, stopped.stage);
    return [
      headline,
      ...(run && step ? [stopOf(release, run, step, world)] : []),
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

/** What is stopped is not held any more. */
function stopped(release: Release, by: NonNullable<Rollout['stopped']>): Release {
  if (release.status !== 'deploying' && release.status !== 'rolling-back') return release;
  const { held: _, ...rollout } = release.rollout;
  return { ...release, rollout: { ...rollout, stopped: by } };
}
