import { type Decision, forbidden, moot, type Reads, type Refusal, refuse, type World } from '../decision.ts';
import { MADE_OF, votesOf } from '../documents.ts';
import type { Fact } from '../fact.ts';
import { closedGates, gatesOf } from '../gates/index.ts';
import { at, say } from '../phrase.ts';
import { unknownRelease } from '../vote/commands.ts';
import { contentChanged } from '../vote/reopen.ts';
import { releaseWindowOpened } from './facts/release-window-opened.ts';
import { rolloutResumed } from './facts/rollout-resumed.ts';
import { rolloutStarted } from './facts/rollout-started.ts';
import { stageContinued } from './facts/stage-continued.ts';
import { nameOf, type Release, type Rollout, rolloutOf } from './release.ts';
import { again, started, stepsLeft } from './steps.ts';

/** `why`: for passing a soft freeze. */
export type StartDeploy = { type: 'StartDeploy'; release: string; why?: string };
export type RollBack = { type: 'RollBack'; release: string; why: string };
/** Timer: the window has opened. */
export type OpenWindow = { type: 'OpenWindow'; release: string };

export const deploying = ({ release }: { release: string }): Reads => ({
  docs: [`release/${release}`],
  lists: ['freezes/current', 'releases/open', ...MADE_OF, votesOf(release)],
});

export function startDeploy(world: World, { release: id, why = '' }: StartDeploy): Decision {
  const release = world.releases[id];
  if (!release) return unknownRelease(id);
  const no = forbidden(world, 'deploy', say`deploy ${nameOf(release)}`, undefined, id);
  if (no) return no;
  const running = release.status === 'deploying' && !release.rollout.held;
  if (running)
    return refuse('running', say`${nameOf(release)} is deploying already.`, {
      offers: [{ verb: 'show', label: 'Open it', about: id }],
    });
  if (release.status !== 'approved' && release.status !== 'failed' && release.status !== 'deploying')
    return notDeployable(release, world);
  // The errand that asks its voters again is on its way.
  if (contentChanged(release, release, world).length > 0)
    return refuse('changed', say`What was voted on for ${nameOf(release)} has changed a moment ago.`, {
      remedy: say`Look at it again before you deploy.`,
      offers: [{ verb: 'show', label: 'Open it', about: id }],
    });
  const blocked = blockedNow(release, world) ?? needsReason(release, world, why);
  if (blocked) return blocked;
  if (release.status === 'deploying') return { facts: goneOn(release, world.now) };
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
    facts: [rolloutStarted.of(id, { rollout, text: { why } }), started(release, rollout.id, first.name, world.now)],
  };
}

/** A held rollout goes on: with the step that was paused, or with the next one. */
function goneOn(release: Extract<Release, { status: 'deploying' }>, now: string): Fact[] {
  const { id, rollout } = release;
  const resumed = rolloutResumed.of(id, { rollout: rollout.id });
  const paused = rollout.held?.paused;
  if (paused) return [resumed, stageContinued.of(id, { rollout: rollout.id, stage: paused, at: now })];
  const next = rollout.stages.find((s) => s.state === 'waiting');
  const runs = rollout.stages.some((s) => s.state === 'running');
  return [resumed, ...(next && !runs ? [started(release, rollout.id, next.name, now)] : [])];
}

/** A soft freeze asks for a reason, once for each rollout. */
function needsReason(release: Release, world: World, why: string): Refusal | undefined {
  const soft = gatesOf(release, world).find((g) => g.asks);
  if (!soft || why.trim() !== '' || release.status === 'deploying') return undefined;
  return refuse('needs-reason', say`${nameOf(release)} is ${soft.saw}.`, {
    offers: [
      { verb: 'deploy-anyway', label: 'Deploy anyway…', about: release.id },
      { verb: 'show', label: 'Details', about: release.id },
    ],
    field: 'why',
  });
}

export function rollBack(world: World, { release: id, why }: RollBack): Decision {
  const release = world.releases[id];
  if (!release) return unknownRelease(id);
  const no = forbidden(world, 'rollback', say`roll back ${nameOf(release)}`, release.owner, id);
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
    facts: [rolloutStarted.of(id, { rollout, text: { why } }), started(release, rollout.id, first.name, world.now)],
  };
}

export function openWindow(world: World, { release: id }: OpenWindow): Decision {
  const release = world.releases[id];
  if (release?.status !== 'approved') return moot('not waiting for its window');
  if (release.window.start > world.now) return moot('it opens later now');
  const closed = closedGates(gatesOf(release, world));
  const opens = closed.every((g) => g.until)
    ? closed
        .flatMap((g) => g.until ?? [])
        .sort()
        .at(-1)
    : undefined;
  return {
    facts: [
      releaseWindowOpened.of(id, { ready: closed.length === 0, ...(opens && opens < release.window.end && { opens }) }),
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
  const frozen = closed.some((g) => g.id === 'freeze');
  const ended = closed.some((g) => g.id === 'window' && !g.until);
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
