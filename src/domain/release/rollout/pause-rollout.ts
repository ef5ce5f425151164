import { cantWhy } from '../../company/pipelines.ts';
import type { Right } from '../../company/roles.ts';
import { environmentNamed } from '../../company/services.ts';
import { command } from '../../deciding/command.ts';
import { type Decision, type Refusal, refuse } from '../../deciding/decision.ts';
import { one } from '../../deciding/reads.ts';
import type { World } from '../../deciding/world.ts';
import { forbidden } from '../../people/may.ts';
import { say, user } from '../../phrase.ts';
import { reasonFault } from '../../reason.ts';
import { releases } from '../document.ts';
import { rolloutPausedByPerson } from '../facts/rollout-paused-by-person.ts';
import { nameOf, pauseOf, type Release, type Rollout, type Stage } from '../release.ts';
import { releaseShown } from '../release-shown.ts';
import { isSo, openIt } from '../state-refusals.ts';
import { unknownRelease } from '../unknown.ts';
import { isHeldUp, pausedBefore } from './paused-before.ts';

/** Somebody stops one rollout for a reason: where its pipeline can, in the middle of the step that runs, else before the next one. */
export type PauseRollout = { type: 'PauseRollout'; release: string; why: string };

const TAKES: Right = { action: 'deploy', owned: true };

export const pauseRollout = command<PauseRollout>()({
  takes: TAKES,
  reads: ({ release }) => ({ release: one(releases, release) }),
  shows: ({ release }) => ({
    ...releaseShown(release),
    run: { is: `${release?.runs ?? 0}`, now: say`another rollout of it began` },
  }),
  decide(world, { release: id, why }): Decision {
    const { release, now, actor } = world;
    if (!release) return unknownRelease(id);
    const no = forbidden(world, TAKES, say`pause ${nameOf(release)}`, release);
    if (no) return no;
    if (release.status !== 'deploying') return notUnderWay(release, world);
    const { rollout } = release;
    const refused = paused(release) ?? (nothingToHold(release, world) ? lastStep(release, world) : undefined);
    if (refused) return refused;
    const unsaid = needsReason(why, id);
    if (unsaid) return unsaid;
    const step = toPause(rollout);
    const cant = step && cantWhy(world.company, step.target, 'pause');
    const about = { rollout: rollout.id, by: actor.id, at: now, text: { why: why.trim() } };
    const stage = { ...(step && { stage: step.name }), ...(cant !== undefined && { cant }) };
    const held = (isHeldUp(rollout) || rollout.stages.some((s) => s.doubt)) && { held: true as const };
    return { facts: [rolloutPausedByPerson.of(id, { ...about, ...stage, ...held })] };
  },
});

type Deploying = Extract<Release, { status: 'deploying' }>;

/** Whether a pause would hold anything of what is under way. */
export const canPause = (release: Release, world: Pick<World, 'company'>): boolean =>
  release.status === 'deploying' && !pauseOf(release) && !nothingToHold(release, world);

/** The step that runs, unless it is stopped in its middle already. */
const toPause = ({ stages, held }: Rollout): Stage | undefined =>
  stages.find((s) => s.state === 'running' && s.name !== held?.paused);

/** Nothing comes after the step that runs, and that would not stop. Health in doubt holds the last one by itself. */
function nothingToHold(release: Deploying, { company }: Pick<World, 'company'>): boolean {
  const { rollout } = release;
  const step = toPause(rollout);
  const stops = step ? cantWhy(company, step.target, 'pause') === undefined : rollout.held?.paused !== undefined;
  return !stops && !pausedBefore(release);
}

function notUnderWay(release: Release, { company }: Pick<World, 'company'>): Refusal {
  const refused = isSo('not-running', release, say`no deploy of it is under way.`);
  const isToCome = release.status === 'voting' || release.status === 'approved';
  const itself = isToCome && environmentNamed(company, release.environment)?.startsByItself;
  if (!itself) return refused;
  return {
    ...refused,
    remedy: say`It begins by itself once it is approved and its window opens: move it to keep it from that.`,
    offers: [{ verb: 'move', label: 'Move…', about: release.id }, ...openIt(release)],
  };
}

function paused(release: Release): Refusal | undefined {
  const pause = pauseOf(release);
  if (!pause) return undefined;
  return refuse('paused', say`${nameOf(release)} is paused already, by ${user(pause.by)}: ${pause.why}.`, {
    remedy: say`Resume it when it may go on: \`/release resume ${release.id}\`.`,
    offers: [{ verb: 'deploy-ask', label: 'Resume…', about: release.id }, ...openIt(release)],
  });
}

function lastStep(release: Deploying, { company }: World): Refusal {
  const step = toPause(release.rollout);
  const cant = step && cantWhy(company, step.target, 'pause');
  const why = step
    ? say`The last step of ${nameOf(release)}, ${step.name}, can't be paused (${cant ?? ''}), and no other one waits.`
    : say`The last step of ${nameOf(release)} is deployed: there is nothing left to pause.`;
  return refuse('last-step', why, {
    remedy: say`Roll it back if it must not stay.`,
    offers: [{ verb: 'rollback', label: 'Roll back…', about: release.id }, ...openIt(release)],
  });
}

const needsReason = (why: string, id: string) =>
  reasonFault(why, say`A pause needs its reason: the release channel reads it.`, {
    offers: [{ verb: 'pause', label: 'Pause…', about: id }],
  });
