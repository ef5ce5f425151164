import { fact } from '../../deciding/fact.ts';
import { some } from '../../deciding/reads.ts';
import { environments } from '../../environment/document.ts';
import { stopOf } from '../../intents/of-steps.ts';
import { listed, say, users } from '../../phrase.ts';
import { runsNow } from '../clearing/runs-now.ts';
import { releases } from '../document.ts';
import { nameOf, type Release, type RolloutFailure, rolloutOf, type Stage } from '../release.ts';
import { stepNamed } from '../rollout/rollout-parts.ts';
import { withStage } from './stages.ts';
import { telling } from './telling.ts';

/** `stages`: the steps that are given up; `ask`: the one that runs, whose pipeline is asked to stop it. */
type Data = {
  rollout: string;
  services: string[];
  stages: string[];
  ask?: string;
  by: string;
  at: string;
  text: { why: string };
};

/** How a step is given up: what was never begun is as what its pipeline never took. */
const HOW: Partial<Record<Stage['state'], RolloutFailure>> = {
  running: 'stopped',
  verifying: 'unproven',
  waiting: 'refused',
};

/** Somebody stopped some services of a rollout, and the others go on. */
export const servicesStopped = fact(releases, 'ServicesStopped')<Data>()({
  evolve(release, { stages, by, at, text: { why } }) {
    if (release.status !== 'deploying') return release;
    const ended = stages.reduce<Release>((so, name) => {
      const how = HOW[stepNamed(release.rollout, name)?.state ?? 'done'];
      return how ? withStage(so, name, { state: 'failed', how, note: why, finishedAt: at }) : so;
    }, release);
    return ended.status === 'deploying'
      ? waitsForAnother({ ...ended, rollout: { ...ended.rollout, stopped: { by, at } } })
      : ended;
  },
  reads: (_, release) => ({ environments: some(environments, [release.environment]) }),
  follows(stopped, release, world) {
    const { due, id, headline, crew, offered } = telling(stopped, release, world);
    const { rollout, services, ask, by, text } = stopped;
    const cause = `${rollout}/without/${services.join()}`;
    const run = rolloutOf(release);
    const step = stepNamed(run, ask);
    const what = listed(services.map((s) => say`${s}`));
    const said = say`Stopped: ${what} of ${nameOf(release)} (${id}), by ${users([by])}: ${text.why}. ${run?.held ? 'The others wait as before, until somebody goes on.' : 'The others go on.'} ${runsNow(release, world)}`;
    return [
      headline,
      ...(run && step ? [stopOf(release, run, step, world)] : []),
      due.note(id, cause, said, true),
      ...offered,
      ...due.myTurn(crew, cause, { urgent: true }),
    ];
  },
});

type Deploying = Extract<Release, { status: 'deploying' }>;

/** What waited for somebody to begin a step that is given up waits for the next one. */
function waitsForAnother(release: Deploying): Release {
  const { held, stages } = release.rollout;
  const next = stages.find((s) => s.state === 'waiting')?.name;
  const isLost = held?.next !== undefined && stages.some((s) => s.name === held.next && s.state === 'failed');
  if (!isLost || next === undefined) return release;
  return {
    ...release,
    rollout: { ...release.rollout, held: { ...held, freeze: undefined, until: undefined, ended: undefined, next } },
  };
}
