import { environmentNamed } from '../company.ts';
import type { World } from '../decision.ts';
import { nextPause } from '../freeze/pausing.ts';
import { type Due, dueAt } from '../intents.ts';
import { at, say, unreachable, users } from '../phrase.ts';
import { around } from './around.ts';
import type { ReleaseFact } from './facts.ts';
import { nameOf, type Release } from './release.ts';

/** From the first step to the last, and back. */
export function ofRollout(
  fact: Extract<
    ReleaseFact,
    {
      type:
        | 'RolloutStarted'
        | 'StageStarted'
        | 'StageContinued'
        | 'StageProgressed'
        | 'StageSucceeded'
        | 'RolloutResumed'
        | 'StageFailed'
        | 'RolloutHeld'
        | 'RolloutPaused'
        | 'PauseRefused'
        | 'HoldEnded'
        | 'ReleaseCompleted'
        | 'ReleaseRolledBack';
    }
  >,
  release: Release,
  world: World,
): Due[] {
  const { due, id, headline, crew, told, cause } = around(fact, release, world);
  switch (fact.type) {
    case 'RolloutStarted':
      return fact.rollout.direction === 'forward'
        ? [
            headline,
            ...due.posts('deploying', cause, told),
            ...(fact.text.why
              ? [
                  due.note(
                    id,
                    `${cause}/anyway`,
                    say`Deployed through a soft freeze by ${users([fact.rollout.by])}: ${fact.text.why}`,
                    true,
                  ),
                ]
              : []),
            ...due.myTurn(crew),
          ]
        : [headline, due.note(id, cause, say`Rolling back ${nameOf(release)}: ${fact.text.why}`), ...due.myTurn(crew)];
    case 'StageStarted':
      return [
        headline,
        due.deploy(id, fact.rollout, fact.stage),
        overdue(fact, release, world),
        ...pauseLater(release, fact.rollout, world),
      ];
    case 'StageContinued':
      return [headline, due.deploy(id, fact.rollout, fact.stage, 'resume'), overdue(fact, release, world)];
    case 'StageProgressed':
      return [headline, overdue(fact, release, world)];
    case 'StageSucceeded':
    case 'RolloutResumed':
      return [headline];
    case 'StageFailed':
      return [
        headline,
        ...due.posts('failed', `${cause}/${fact.stage}`, told),
        ...due.myTurn(crew, `${cause}/${fact.stage}`, { urgent: true }),
      ];
    case 'RolloutHeld':
      return [
        headline,
        due.note(
          id,
          `${cause}/${fact.until}`,
          say`Held by the freeze ${fact.freeze} until ${at(fact.until)}. The step that ran is live; the next one waits.`,
        ),
        ...due.myTurn(crew, `${cause}/${fact.until}`, { urgent: true }),
        ...holdEnds(release, fact, world),
      ];
    case 'RolloutPaused':
      return [
        headline,
        due.deploy(id, fact.rollout, fact.stage, 'pause'),
        due.note(
          id,
          `${cause}/${fact.at}`,
          say`Paused by the freeze ${fact.freeze} until ${at(fact.until)}: the step ${fact.stage} is asked to stop where it is.`,
          true,
        ),
        ...due.myTurn(crew, `${cause}/${fact.at}`, { urgent: true }),
        ...holdEnds(release, fact, world),
      ];
    case 'PauseRefused':
      return [
        headline,
        overdue(fact, release, world),
        due.note(
          id,
          `${cause}/${world.now}`,
          say`The step ${fact.stage} can't be paused (${fact.text.why}): it is finished, and the next one waits.`,
          true,
        ),
      ];
    case 'HoldEnded':
      return [
        headline,
        due.note(
          id,
          `${cause}/${world.now}`,
          say`The freeze ${fact.freeze} is over: ${nameOf(release)} may go on. Nothing was restarted.`,
        ),
        ...due.myTurn(crew, `${cause}/${world.now}`, { urgent: true }),
      ];
    case 'ReleaseCompleted':
      return [headline, ...due.posts('done', cause, told), ...due.myTurn(crew)];
    case 'ReleaseRolledBack':
      return [headline, ...due.posts('rolled-back', cause, told), ...due.myTurn(crew)];
    default:
      return unreachable(fact);
  }
}

function overdue(fact: { rollout: string; stage: string; n?: number }, release: Release, world: World): Due {
  const minutes = environmentNamed(world.company, release.environment)?.stageTimeoutMinutes ?? 30;
  const when = new Date(Date.parse(world.now) + minutes * 60_000).toISOString();
  const command = {
    type: 'StageOverdue',
    release: release.id,
    deployId: fact.rollout,
    stage: fact.stage,
    n: fact.n ?? 0,
  } as const;
  return dueAt(world).timer(`overdue/${fact.rollout}/${fact.stage}`, when, command, 'latest');
}

/** A freeze that comes again has no timer of its own at its start: a step that runs into one waits for it itself. */
function pauseLater(release: Release, rollout: string, world: World): Due[] {
  const when = release.status === 'deploying' ? nextPause(release, world) : undefined;
  if (!when) return [];
  const command = { type: 'PauseForFreeze', release: release.id, rollout } as const;
  return [dueAt(world).timer(`pause/${rollout}/${when}`, when, command)];
}

/** Nor at its end: whoever waits for it is told by this. */
function holdEnds(release: Release, held: { rollout: string; freeze: string; until: string }, world: World): Due[] {
  if (world.freezes.some((f) => f.status === 'declared' && f.name === held.freeze)) return [];
  const command = { type: 'EndHold', release: release.id, rollout: held.rollout } as const;
  return [dueAt(world).timer(`hold/${held.rollout}/${held.until}`, held.until, command)];
}
