import type { World } from '../../deciding/world.ts';
import type { Environments } from '../../environment/document.ts';
import { fewOf } from '../../few.ts';
import { type Around, gatesOf } from '../../gates/index.ts';
import { say, user } from '../../phrase.ts';
import type { ShownParts } from '../../shown.ts';
import { nameOf, pauseOf, type Release, type Stage } from '../release.ts';
import { stepsLeft } from './planned-steps.ts';

const NAMED = 4;

/** What is said yes to with a deploy: what goes where, in which steps, and in spite of what it goes on. */
export function deployShown(release: Release, world: Pick<World, 'company'> & Environments): ShownParts {
  const pause = pauseOf(release);
  const doubted = doubtedIn(release);
  const steps = stepsLeft(release, world).map((s) => s.name);
  const left =
    steps.length === 1 ? say`only step ${fewOf(steps, NAMED)} is left` : say`${fewOf(steps, NAMED)} are left`;
  return {
    what: { is: nameOf(release), now: say`it is ${nameOf(release)}` },
    // The same steps of another run were begun, and came to nothing, in between.
    steps: { is: [release.runs, ...steps].join('/'), now: steps.length > 0 ? left : say`no step of it is left` },
    pause: {
      is: pause ? `${pause.by} ${pause.at}` : '',
      now: pause ? say`it was paused by ${user(pause.by)}: ${pause.why}` : say`its pause was ended`,
    },
    doubt: {
      is: doubted?.doubt ? `${doubted.name} ${doubted.doubt.at}` : '',
      now: doubted?.doubt ? say`step ${doubted.name} came into doubt: ${doubted.doubt.said}` : say`no step is in doubt`,
    },
  };
}

/** The same where it goes against a soft freeze, for a reason that was given for that one. */
export function deployAnywayShown(release: Release, world: Around & Pick<World, 'company'> & Environments): ShownParts {
  const soft = gatesOf(release, world).filter((g) => g.asks);
  return {
    ...deployShown(release, world),
    soft: {
      is: JSON.stringify(soft.map((g) => g.saw)),
      now: soft[0] ? say`it is ${soft[0].saw}` : say`no soft freeze is in its way`,
    },
  };
}

/** The step whose health is in doubt: it was deployed already. */
export const doubtedIn = (release: Release): Stage | undefined =>
  release.status === 'deploying'
    ? release.rollout.stages.find((s) => s.state === 'verifying' && s.doubt !== undefined)
    : undefined;
