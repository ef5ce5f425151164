import { environmentNamed, policyFor } from '../company.ts';
import { type Decision, isRefusal, moot, type Refusal, refuse, type World } from '../decision.ts';
import type { Ended } from '../environment/environment.ts';
import { deployEnded } from '../environment/facts/deploy-ended.ts';
import { versionWentLive } from '../environment/facts/version-went-live.ts';
import type { Fact } from '../fact.ts';
import { allHolding } from '../freeze/holding.ts';
import { say } from '../phrase.ts';
import { revokedBy } from '../template/revoked-by.ts';
import { releaseCompleted } from './facts/release-completed.ts';
import { releaseRolledBack } from './facts/release-rolled-back.ts';
import { reviewDue } from './facts/review-due.ts';
import { rolloutHeld } from './facts/rollout-held.ts';
import { stageFailed } from './facts/stage-failed.ts';
import { stageProgressed } from './facts/stage-progressed.ts';
import { stageSucceeded } from './facts/stage-succeeded.ts';
import { toSuccessors } from './predecessors.ts';
import { type Release, rolloutOf, type Stage, servicesOf } from './release.ts';
import { started } from './steps.ts';

/** From the pipeline. `n` grows with every report of a stage; what is late or repeated changes nothing. */
export type ReportStage = {
  type: 'ReportStage';
  release: string;
  deployId: string;
  stage: string;
  status: 'accepted' | 'running' | 'succeeded' | 'failed';
  n: number;
  percent?: number;
  message: string;
};
/** From us: the pipeline refused, could not be reached, or has been silent too long. */
export type FailStage = { type: 'FailStage'; release: string; deployId: string; stage: string; why: string };
/** Timer. */
export type StageOverdue = { type: 'StageOverdue'; release: string; deployId: string; stage: string; n: number };
export function reportStage(world: World, report: ReportStage): Decision {
  const found = runningStage(world, report);
  if ('note' in found || isRefusal(found)) return found;
  const { release, stage } = found;
  if (report.n <= stage.n) return moot(`report ${report.n} is not newer than report ${stage.n}`);
  const { id } = release;
  const about = { rollout: report.deployId, stage: stage.name, n: report.n, at: world.now };
  const note = report.message;
  switch (report.status) {
    case 'accepted':
    case 'running':
      return {
        facts: [
          stageProgressed.of(id, { ...about, percent: Math.max(stage.percent, report.percent ?? 0), text: { note } }),
        ],
      };
    case 'succeeded':
      return {
        facts: [
          stageSucceeded.of(id, { ...about, text: { note } }),
          ...wentLive(release, stage),
          ...afterStage(release, stage, world),
        ],
      };
    case 'failed':
      return {
        facts: [
          stageFailed.of(id, { ...about, text: { why: note || 'the pipeline reported a failure without a reason' } }),
          ...judged(release, world),
        ],
      };
  }
}

export function failStage(world: World, command: FailStage): Decision {
  const found = runningStage(world, command);
  if ('note' in found || isRefusal(found)) return found;
  const { release, stage } = found;
  return {
    facts: [
      stageFailed.of(release.id, {
        rollout: command.deployId,
        stage: stage.name,
        n: stage.n,
        at: world.now,
        text: { why: command.why },
      }),
      ...judged(release, world),
    ],
  };
}

export function stageOverdue(world: World, { n, ...command }: StageOverdue): Decision {
  const found = runningStage(world, command);
  if ('note' in found || isRefusal(found)) return found;
  if (found.stage.n !== n) return moot('it has reported since');
  if (rolloutOf(found.release)?.held?.paused === found.stage.name) return moot('it is paused');
  const minutes = environmentNamed(world.company, found.release.environment)?.stageTimeoutMinutes ?? 30;
  return failStage(world, {
    ...command,
    type: 'FailStage',
    why: `the pipeline has not reported for ${minutes} minutes`,
  });
}

function runningStage(
  world: World,
  { release: id, deployId, stage: name }: { release: string; deployId: string; stage: string },
): { release: Release; stage: Stage } | Refusal | { facts: []; note: string } {
  const release = world.releases[id];
  const rollout = release && rolloutOf(release);
  if (!release || !rollout) return refuse('unknown-deploy', say`I don't know a deploy ${deployId}.`);
  if (rollout.id !== deployId) return { facts: [], note: `${deployId} is over` };
  const stage = rollout.stages.find((s) => s.name === name);
  if (!stage) return refuse('unknown-stage', say`${deployId} has no step ${name}.`);
  if (stage.state !== 'running') return { facts: [], note: `${name} is ${stage.state} already` };
  return { release, stage };
}

function afterStage(release: Release, stage: Stage, world: World): Fact[] {
  const rollout = rolloutOf(release);
  const next = rollout?.stages.find((s) => s.state === 'waiting' && s.name !== stage.name);
  if (!rollout) return [];
  if (!next)
    return rollout.direction === 'forward'
      ? [
          releaseCompleted.of(release.id, { at: world.now }),
          ended(release, 'completed'),
          ...toReview(release, world),
          ...toSuccessors(release.id, 'completed', world),
        ]
      : [
          releaseRolledBack.of(release.id, { at: world.now }),
          ended(release, 'rolled-back'),
          ...toReview(release, world),
          ...revokedBy(release, world),
          ...toSuccessors(release.id, 'rolled-back', world),
        ];
  // What was held while it ran stays held until somebody goes on.
  if (rollout.held) return [];
  // A freeze may let what runs be finished: it holds only what starts after it began.
  const freeze =
    rollout.direction === 'forward'
      ? allHolding(release, world).find((f) => f.inFlight !== 'finish' || f.from <= rollout.startedAt)
      : undefined;
  if (freeze) return [rolloutHeld.of(release.id, { rollout: rollout.id, freeze: freeze.name, until: freeze.until })];
  return [started(release, rollout.id, next.name, world.now)];
}

/** A deploy that failed counts in its services' history, and against its template. */
const judged = (release: Release, world: World): Fact[] =>
  release.status === 'deploying' ? [ended(release, 'failed'), ...revokedBy(release, world)] : [];

/** What a policy cleared in a hurry is reviewed afterwards. */
function toReview(release: Release, world: World): Fact[] {
  const hours = policyFor(world.company, release.environment, release.change)?.reviewWithinHours;
  if (hours === undefined || release.review) return [];
  const due = new Date(Date.parse(world.now) + hours * 3_600_000).toISOString();
  return [reviewDue.of(release.id, { due })];
}

const ended = (release: Release, how: Ended): Fact =>
  deployEnded.of(release.environment, { services: servicesOf(release), how, ended: release.id });

function wentLive({ id, environment, status }: Release, { region, items }: Stage): Fact[] {
  const back = status === 'rolling-back';
  return items.flatMap(({ service, previous, version: next }) => {
    const version = back ? previous : next;
    return version === null ? [] : [versionWentLive.of(environment, { region, service, version, release: id })];
  });
}
