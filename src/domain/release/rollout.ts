import { type Decision, forbidden, moot, type Reads, type Refusal, refuse, type World } from '../decision.ts';
import { closedGates, gatesOf } from '../gates/index.ts';
import { at, say } from '../phrase.ts';
import { unknownRelease } from '../vote/commands.ts';
import { nameOf, type Release, type Rollout, rolloutOf } from './release.ts';
import { again, started, stepsLeft } from './steps.ts';

export type StartDeploy = { type: 'StartDeploy'; release: string };
export type RollBack = { type: 'RollBack'; release: string; why: string };
/** Timer: the window has opened. */
export type OpenWindow = { type: 'OpenWindow'; release: string };

export const deploying = ({ release }: { release: string }): Reads => ({
  docs: [`release/${release}`],
  lists: ['freezes/current', 'releases/open', 'environments/all'],
});

export function startDeploy(world: World, { release: id }: StartDeploy): Decision {
  const release = world.releases[id];
  if (!release) return unknownRelease(id);
  const no = forbidden(world, 'deploy', say`deploy ${nameOf(release)}`);
  if (no) return no;
  const running = release.status === 'deploying' && !release.rollout.held;
  if (running)
    return refuse('running', say`${nameOf(release)} is deploying already.`, {
      offers: [{ verb: 'show', label: 'Open it', about: id }],
    });
  if (release.status !== 'approved' && release.status !== 'failed' && release.status !== 'deploying')
    return notDeployable(release, world);
  const blocked = blockedNow(release, world);
  if (blocked) return blocked;
  const stream = `release/${id}` as const;
  if (release.status === 'deploying') {
    const next = release.rollout.stages.find((s) => s.state === 'waiting');
    return next
      ? {
          facts: [
            { stream, type: 'RolloutResumed', release: id, rollout: release.rollout.id },
            started(release, release.rollout.id, next.name, world.now),
          ],
        }
      : moot('nothing is left to deploy');
  }
  const stages = stepsLeft(release, world);
  const rollout: Rollout = {
    id: `${id}-${release.runs + 1}`,
    direction: 'forward',
    by: world.actor.id,
    startedAt: world.now,
    stages,
  };
  const [first] = stages;
  if (!first)
    return refuse('no-stage', say`${release.environment} has no stage to deploy.`, {
      remedy: say`Check manifests/environments.yml.`,
    });
  return {
    facts: [
      { stream, type: 'RolloutStarted', release: id, rollout, text: { why: '' } },
      started(release, rollout.id, first.name, world.now),
    ],
  };
}

export function rollBack(world: World, { release: id, why }: RollBack): Decision {
  const release = world.releases[id];
  if (!release) return unknownRelease(id);
  const no = forbidden(world, 'rollback', say`roll back ${nameOf(release)}`, release.owner);
  if (no) return no;
  const offers = [{ verb: 'show', label: 'Open it', about: id }];
  if (release.status === 'rolled-back')
    return refuse('rolled-back', say`${nameOf(release)} was rolled back already, ${at(release.at)}.`, { offers });
  if (release.status === 'rolling-back' && !release.failed)
    return refuse('rolling-back', say`${nameOf(release)} is being rolled back already.`, { offers });
  const before = rolloutOf(release);
  if (!before || release.status === 'cancelled')
    return refuse('not-deployed', say`${nameOf(release)} is ${release.status}: nothing of it was deployed.`, {
      offers,
    });
  if (why.trim() === '')
    return refuse('needs-reason', say`A rollback needs its reason: everybody who hears of it sees it.`, {
      offers: [{ verb: 'rollback', label: 'Roll back…', about: id }],
      field: 'why',
    });
  // Newest first, and what failed halfway too: nobody knows what it left behind.
  const touched =
    release.status === 'rolling-back'
      ? before.stages.filter((s) => s.state !== 'done')
      : before.stages.filter((s) => s.state !== 'waiting').reverse();
  const [first] = touched;
  if (!first) return refuse('not-deployed', say`Nothing of ${nameOf(release)} was deployed.`, { offers });
  const rollout: Rollout = {
    id: `${id}-${release.runs + 1}`,
    direction: 'back',
    by: world.actor.id,
    startedAt: world.now,
    stages: touched.map(again),
  };
  return {
    facts: [
      { stream: `release/${id}`, type: 'RolloutStarted', release: id, rollout, text: { why } },
      started(release, rollout.id, first.name, world.now),
    ],
  };
}

export function openWindow(world: World, { release: id }: OpenWindow): Decision {
  const release = world.releases[id];
  if (release?.status !== 'approved') return moot('not waiting for its window');
  return {
    facts: [
      {
        stream: `release/${id}`,
        type: 'ReleaseWindowOpened',
        release: id,
        ready: closedGates(gatesOf(release, world)).length === 0,
      },
    ],
  };
}

function notDeployable(release: Release, world: World): Refusal {
  const closed = blockedNow(release, world);
  const offers =
    release.status === 'planned' || release.status === 'rejected'
      ? [{ verb: 'vote', label: 'Open the vote', about: release.id }]
      : [{ verb: 'show', label: 'Open it', about: release.id }];
  return closed
    ? { ...closed, offers }
    : refuse('wrong-state', say`${nameOf(release)} is ${release.status}.`, { offers });
}

function blockedNow(release: Release, world: World): Refusal | undefined {
  const closed = closedGates(gatesOf(release, world));
  if (closed.length === 0) return undefined;
  const frozen = closed.some((g) => g.name === 'Freeze');
  const ended = closed.some((g) => g.name === 'Window' && !g.until);
  return refuse(
    'blocked',
    say`${nameOf(release)} can't deploy now: ${closed.flatMap((g, i) => [...(i > 0 ? say`; ` : []), ...g.saw])}.`,
    {
      offers: [
        ...(frozen ? [{ verb: 'pass', label: 'Freeze pass…', about: release.id }] : []),
        ...(ended ? [{ verb: 'plan-again', label: 'Plan it again…', about: release.id }] : []),
        { verb: 'show', label: 'Details', about: release.id },
      ],
    },
  );
}
