import { fact } from '../../deciding/fact.ts';
import { looksAfter } from '../../health/afterwards.ts';
import type { Due } from '../../intents/intent.ts';
import { recordOf } from '../../intents/of-steps.ts';
import { type Phrase, say } from '../../phrase.ts';
import { releases } from '../document.ts';
import { hasFailedBack } from '../part-done.ts';
import { nameOf, type Release, type Rollout, rolloutOf, type Stage } from '../release.ts';
import { leftHeard } from '../rollback/left-unheard.ts';
import { stepNamed } from '../rollout/rollout-parts.ts';
import { asHeard, type StageHeard, withStage } from './stages.ts';
import { stopsAfterAll } from './stops-halfway.ts';
import { telling } from './telling.ts';

/** `run`, `step`: of what its system shows, which it is; `unchanged`: nothing of it had begun. `settles`: what it says is so. Otherwise something else was sent there since, and nobody knows which came last. */
type Data = StageHeard & {
  rollout: string;
  stage: string;
  status: 'succeeded' | 'failed';
  settles: boolean;
  unchanged?: true;
  run?: Pick<Rollout, 'id' | 'direction'>;
  step?: Stage;
};

/** A pipeline says how a step ended that nobody waited for any more. */
export const stageHeardLate = fact(releases, 'StageHeardLate')<Data>()({
  evolve(release, { rollout, stage, status, settles, unchanged, run: _, step: __, ...told }) {
    const heard = release.abandoned?.find((a) => a.rollout === rollout && a.stage.name === stage);
    const abandoned = release.abandoned?.filter((a) => a.rollout !== rollout || a.stage.name !== stage);
    const known = abandoned ? { ...release, abandoned } : release;
    const how = unchanged && settles ? 'refused' : 'reported';
    const isDone = settles && status === 'succeeded';
    if (rolloutOf(release)?.id !== rollout)
      return heard ? leftHeard(known, heard, isDone ? { state: 'done' } : { state: 'failed', how }) : known;
    return isDone
      ? afterAll(withStage(known, stage, { ...asHeard(told), state: 'done', percent: 100, finishedAt: told.at }), stage)
      : withStage(known, stage, { ...asHeard(told), how });
  },
  follows(late, release, world) {
    const { due, id, headline, crew, offered } = telling(late, release, world);
    const { rollout, stage, status, settles, unchanged, text } = late;
    const cause = `late/${rollout}/${stage}`;
    const said: Phrase =
      status === 'succeeded' && settles
        ? say`Late, but done: step ${stage} of ${nameOf(release)} (${rollout}) succeeded after all. Nothing is in doubt there any more.`
        : status === 'succeeded'
          ? say`Careful: step ${stage} of ${nameOf(release)} (${rollout}) says late that it succeeded, and something else was sent there since. Look at what runs there, and record it: \`/release environments\``
          : say`Late: step ${stage} of ${nameOf(release)} (${rollout}) says that it failed: ${text.note || 'without a reason'}${settles ? leftThere(unchanged === true) : ''}`;
    return [
      headline,
      ...(late.run && late.step ? recordOf(release, late.run, { ...late.step, note: text.note }, status, world) : []),
      due.note(id, cause, said, true),
      ...(settles ? stopsAfterAll(release, said, world) : []),
      ...(settles && status === 'succeeded' ? looksLate(release, late, world) : []),
      ...offered,
      ...due.myTurn(crew, cause, settles ? {} : { urgent: true }),
    ];
  },
});

/** What is back, or came all the same, was not looked at by anybody. */
function looksLate(release: Release, { rollout, stage }: Data, world: Parameters<typeof looksAfter>[3]): Due[] {
  const run = rolloutOf(release);
  const step = run?.id === rollout ? stepNamed(run, stage) : undefined;
  return run && step ? looksAfter(release, run, step, world, run.direction === 'back' ? 'rollback' : 'late') : [];
}

const leftThere = (unchanged: boolean): string =>
  unchanged
    ? '. Nothing of it had begun: what ran there before runs on'
    : '. What runs there stays in doubt: look there, and record it: [Done by hand…] on its card';

/** Why it failed is not the whole truth any more. */
function afterAll(release: Release, stage: string): Release {
  const and = (why: string) => `${why}. Later it said that step ${stage} succeeded`;
  if (release.status === 'failed') return { ...release, reason: and(release.reason) };
  return hasFailedBack(release) ? { ...release, failed: and(release.failed) } : release;
}
