import { fact } from '../../deciding/fact.ts';
import { GONOGO } from '../../deciding/world.ts';
import { looksAfter } from '../../health/afterwards.ts';
import { say, users } from '../../phrase.ts';
import { releases } from '../document.ts';
import { nameOf, type Release, rolloutOf } from '../release.ts';
import { stepNamed } from '../rollout/rollout-parts.ts';
import { withStage } from './stages.ts';
import { stopsAfterAll } from './stops-halfway.ts';
import { telling } from './telling.ts';

/** `to`: done by hand; or `waiting`, where nothing of it is left. `came`: the release that brought what runs there, where nobody recorded it. */
type Data = { rollout: string; stage: string; to: 'done' | 'waiting'; by: string; at: string; came?: string };

/** What somebody recorded says how a step stands. */
export const stageSettled = fact(releases, 'StageSettled')<Data>()({
  evolve: (release, { stage, to, at, by: _, came: __ }) =>
    withStage(release, stage, to === 'done' ? { state: to, percent: 100, finishedAt: at } : { state: to, percent: 0 }),
  follows(settled, release, world) {
    const { due, id, headline, turns } = telling(settled, release, world);
    const { rollout, stage, to, by, at, came } = settled;
    const cause = `settled/${rollout}/${stage}/${at}`;
    const run = rolloutOf(release);
    const isBack = run?.direction === 'back';
    const step = run?.id === rollout && to === 'done' && !came ? stepNamed(run, stage) : undefined;
    const said = came && isBack ? saidOver(settled) : to === 'done' ? saidDone(settled) : saidGone(settled);
    return [
      headline,
      ...(isReplaced(release) ? [] : [due.note(id, cause, said)]),
      ...stopsAfterAll(
        release,
        say`${nameOf(release)} (${id}) is ${isBack ? 'rolled back' : 'stopped'} halfway. ${said}`,
        world,
      ),
      // Whoever puts right by hand what a rollback could not has what somebody was paged for.
      ...(isBack && !came && by !== GONOGO.id
        ? [due.timer(`take-pages/${cause}`, world.now, { type: 'TakePages', release: id, by })]
        : []),
      ...(run && step ? looksAfter(release, run, step, world) : []),
      ...turns,
    ];
  },
});

/** Its thread reads at the same moment what it was replaced by: a note for each step would say so once more. */
const isReplaced = (release: Release) => release.status === 'rolled-back' && release.replacedBy !== undefined;

const saidDone = ({ stage, by, came }: Data) =>
  came
    ? say`Step ${stage} counts as done: ${came} brought the same version there.`
    : say`Step ${stage} counts as done: ${users([by])} recorded it by hand.`;

const saidOver = ({ stage, came = '' }: Data) =>
  say`Step ${stage} needs to go back no more: nothing of it runs there since ${came} went live.`;

const saidGone = ({ stage, by, came }: Data) =>
  came
    ? say`Step ${stage} counts as not begun: nothing of it runs there since ${came} went live.`
    : say`Step ${stage} counts as not begun: by what ${users([by])} recorded, nothing of it runs there.`;
