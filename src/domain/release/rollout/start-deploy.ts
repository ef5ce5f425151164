import type { Right } from '../../company/roles.ts';
import { command } from '../../deciding/command.ts';
import { type Decision, type Refusal, refuse } from '../../deciding/decision.ts';
import type { Fact } from '../../deciding/fact.ts';
import { one } from '../../deciding/reads.ts';
import type { World } from '../../deciding/world.ts';
import { versionPassed } from '../../environment/facts/version-passed.ts';
import { type Around, gateReads, gatesOf } from '../../gates/index.ts';
import { forbidden } from '../../people/may.ts';
import { say } from '../../phrase.ts';
import { agedAnswers } from '../../vote/answering/aged.ts';
import { comparing } from '../../vote/reopening/comparing.ts';
import { type Clearing, contentChanged } from '../../vote/reopening/content-changed.ts';
import { blockedNow, notDeployable, softlyFrozen } from '../clearing/blocked.ts';
import { changedSince, evidenceOf } from '../clearing/evidence.ts';
import { releases } from '../document.ts';
import { comesTo } from '../ended.ts';
import { healthPassed } from '../facts/health-passed.ts';
import { rolloutResumed } from '../facts/rollout-resumed.ts';
import { stageContinued } from '../facts/stage-continued.ts';
import { nameOf, type Release, type Stage } from '../release.ts';
import { isAlready, openIt } from '../state-refusals.ts';
import { unknownRelease } from '../unknown.ts';
import { deployAnywayShown, deployShown } from './deploy-shown.ts';
import { isAtItsEnd } from './paused-before.ts';
import { stepsNow } from './planned-steps.ts';
import { stepIn } from './rollout-parts.ts';
import { begun, started } from './starting.ts';

/** `why`: for passing a soft freeze. */
export type StartDeploy = { type: 'StartDeploy'; release: string; why?: string };

const TAKES: Right = { action: 'deploy' };

export const startDeploy = command<StartDeploy>()({
  takes: TAKES,
  reads: ({ release }) => ({ release: one(releases, release) }),
  also: ({ release }) => ({ ...comparing(release), ...gateReads(release) }),
  shows(world, { why }) {
    const { release } = world;
    if (!release) return {};
    return why ? deployAnywayShown(release, world) : deployShown(release, world);
  },
  decide(world, { release: id, why = '' }): Decision {
    const { release } = world;
    if (!release) return unknownRelease(id);
    const no = forbidden(world, TAKES, say`deploy ${nameOf(release)}`, release);
    if (no) return no;
    if (release.status === 'deploying' && !release.rollout.held) return isAlready('running', release);
    if (release.status !== 'approved' && release.status !== 'failed' && release.status !== 'deploying')
      return notDeployable(release, world);
    // Nothing of it is deployed by that: what comes next asks its own checks.
    if (release.status === 'deploying' && isAtItsEnd(release)) {
      const next = comesTo(release, world) ?? [];
      return { facts: [...goneOn(release, world), ...next] };
    }
    return deployed(release, why, world);
  },
});

type Deployable = Extract<Release, { status: 'approved' | 'failed' | 'deploying' }>;
type Known = Clearing & Around;

/** It is deployed, or goes on, as far as its content and its checks allow; whoever may say so has said it. */
export function deployed(release: Deployable, why: string, world: Known): Decision {
  // The errand that asks its voters again is on its way.
  if (contentChanged(release, release, world).length > 0) return changed(release);
  const aged = agedAnswers(release, world);
  if (aged) return aged;
  const blocked = blockedNow(release, world, world.actor.id) ?? softlyFrozen(release, world, why);
  if (blocked) return blocked;
  if (release.status === 'deploying') return { facts: goneOn(release, world) };
  const run = {
    direction: 'forward',
    stages: stepsNow(release, world),
    why,
    evidence: evidenceOf(release, world, world.actor.id),
  } as const;
  const facts = begun(release, run, world);
  return facts.length > 0 ? { facts } : stageless(release);
}

/** Its voters are being asked again. */
export const changed = (release: Release): Refusal =>
  refuse('changed', say`What was voted on for ${nameOf(release)} has changed a moment ago.`, {
    remedy: say`Look at it again before you deploy.`,
    offers: openIt(release),
  });

const stageless = ({ environment }: Release): Refusal =>
  refuse('no-stage', say`${environment} has no step to deploy.`, { remedy: say`Check manifests/environments.yml.` });

/** What was judged unhealthy is known to run there because somebody said so. */
const passedThere = (
  { environment }: Release,
  { region, items, doubt }: Stage,
  { now: at, actor }: Pick<World, 'now' | 'actor'>,
): Fact[] =>
  doubt?.verdict === 'unhealthy'
    ? items.map(({ service, version }) => versionPassed.of(environment, { region, service, version, by: actor.id, at }))
    : [];

/** A held rollout goes on: with the step that was paused or in doubt, or with the next one. */
function goneOn(release: Extract<Release, { status: 'deploying' }>, world: Around & Pick<World, 'actor'>): Fact[] {
  const { id, rollout } = release;
  const { now, actor } = world;
  const seen = changedSince(rollout.evidence, gatesOf(release, world, actor.id));
  const who = actor.system ? {} : { by: actor.id };
  const resumed = (stage?: string) =>
    rolloutResumed.of(id, { rollout: rollout.id, seen: { at: now, ...(stage && { stage }), ...who, ...seen } });
  const paused = rollout.held?.paused;
  if (paused) return [resumed(paused), stageContinued.of(id, { rollout: rollout.id, stage: paused, at: now })];
  const doubted = rollout.stages.find((s) => s.state === 'verifying' && s.doubt);
  if (doubted) {
    const { name: stage } = doubted;
    const passed = healthPassed.of(id, { rollout: rollout.id, stage, by: actor.id, at: now });
    return [resumed(stage), passed, ...passedThere(release, doubted, world)];
  }
  // A step that finished its work while the rollout was paused has to prove itself before the next one.
  const runs = rollout.stages.some((s) => s.state === 'running' || s.state === 'verifying');
  const next = runs ? undefined : stepIn(rollout, 'waiting')?.name;
  return [resumed(next), ...(next ? [started(release, rollout.id, next, now)] : [])];
}
