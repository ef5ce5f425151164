import { environmentNamed, inDependencyOrder, serviceNamed } from '../company.ts';
import {
  type Decision,
  type DomainFact,
  forbidden,
  isRefusal,
  moot,
  type Reads,
  type Refusal,
  refuse,
  type World,
} from '../decision.ts';
import { frozenBy } from '../freeze/freeze.ts';
import { closedGates, gatesOf } from '../gates/index.ts';
import { at, say } from '../phrase.ts';
import { unknownRelease } from '../vote/commands.ts';
import { nameOf, type Release, type Rollout, rolloutOf, type Stage, servicesOf } from './release.ts';

export type StartDeploy = { type: 'StartDeploy'; release: string };
export type RollBack = { type: 'RollBack'; release: string; why: string };
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

export function reportStage(world: World, report: ReportStage): Decision {
  const found = runningStage(world, report);
  if ('note' in found || isRefusal(found)) return found;
  const { release, stage } = found;
  if (report.n <= stage.n) return moot(`report ${report.n} is not newer than report ${stage.n}`);
  const about = {
    stream: `release/${release.id}` as const,
    release: release.id,
    rollout: report.deployId,
    stage: stage.name,
    n: report.n,
    at: world.now,
  };
  const note = report.message;
  switch (report.status) {
    case 'accepted':
    case 'running':
      return {
        facts: [
          { ...about, type: 'StageProgressed', percent: Math.max(stage.percent, report.percent ?? 0), text: { note } },
        ],
      };
    case 'succeeded':
      return {
        facts: [
          { ...about, type: 'StageSucceeded', text: { note } },
          ...wentLive(release, stage),
          ...afterStage(release, stage, world),
        ],
      };
    case 'failed':
      return {
        facts: [
          { ...about, type: 'StageFailed', text: { why: note || 'the pipeline reported a failure without a reason' } },
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
      {
        stream: `release/${release.id}`,
        type: 'StageFailed',
        release: release.id,
        rollout: command.deployId,
        stage: stage.name,
        n: stage.n,
        at: world.now,
        text: { why: command.why },
      },
    ],
  };
}

export function stageOverdue(world: World, { n, ...command }: StageOverdue): Decision {
  const found = runningStage(world, command);
  if ('note' in found || isRefusal(found)) return found;
  if (found.stage.n !== n) return moot('it has reported since');
  const minutes = environmentNamed(world.company, found.release.environment)?.stageTimeoutMinutes ?? 30;
  return failStage(world, {
    ...command,
    type: 'FailStage',
    why: `the pipeline has not reported for ${minutes} minutes`,
  });
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
  const ended = closed.some((g) => g.name === 'Window' && !g.until);
  return refuse(
    'blocked',
    say`${nameOf(release)} can't deploy now: ${closed.flatMap((g, i) => [...(i > 0 ? say`; ` : []), ...g.saw])}.`,
    {
      offers: [
        ...(ended ? [{ verb: 'plan-again', label: 'Plan it again…', about: release.id }] : []),
        { verb: 'show', label: 'Details', about: release.id },
      ],
    },
  );
}

function afterStage(release: Release, stage: Stage, world: World): DomainFact[] {
  const rollout = rolloutOf(release);
  const stream = `release/${release.id}` as const;
  const next = rollout?.stages.find((s) => s.state === 'waiting' && s.name !== stage.name);
  if (!rollout) return [];
  if (!next)
    return [
      rollout.direction === 'forward'
        ? { stream, type: 'ReleaseCompleted', release: release.id, at: world.now }
        : { stream, type: 'ReleaseRolledBack', release: release.id, at: world.now },
    ];
  const target = { services: servicesOf(release), environment: release.environment };
  const freeze =
    rollout.direction === 'forward' ? frozenBy(world.freezes, world.company.freezes, target, world.now) : undefined;
  if (freeze)
    return [
      {
        stream,
        type: 'RolloutHeld',
        release: release.id,
        rollout: rollout.id,
        freeze: freeze.name,
        until: freeze.until,
      },
    ];
  return [started(release, rollout.id, next.name, world.now)];
}

function wentLive(release: Release, stage: Stage): DomainFact[] {
  const back = release.status === 'rolling-back';
  return stage.items.flatMap((item): DomainFact[] => {
    const version = back ? item.previous : item.version;
    if (version === null) return [];
    return [
      {
        stream: `environment/${release.environment}`,
        type: 'VersionWentLive',
        environment: release.environment,
        region: stage.region,
        service: item.service,
        version,
        release: release.id,
      },
    ];
  });
}

/** The steps that a deploy would take now, in order: after a failure only those that are not live yet. */
export function stepsLeft(release: Release, world: World): Stage[] {
  return release.status === 'failed' || release.status === 'deploying'
    ? release.rollout.stages.filter((s) => s.state !== 'done').map(again)
    : stagesOf(release, world);
}

/** A stage a region and pipeline, services in the order of their dependencies. */
function stagesOf(release: Release, world: World): Stage[] {
  const environment = environmentNamed(world.company, release.environment);
  if (!environment) return [];
  const live = world.environments[environment.name]?.live ?? {};
  const waves: { target: string; services: string[] }[] = [];
  for (const service of inDependencyOrder(world.company, servicesOf(release))) {
    const target = serviceNamed(world.company, service)?.target ?? environment.target;
    const last = waves.at(-1);
    if (last?.target === target) last.services.push(service);
    else waves.push({ target, services: [service] });
  }
  return environment.regions.flatMap((region) =>
    waves.map(
      ({ target, services }): Stage => ({
        name: waves.length === 1 ? region : `${region} ${services.join('+')}`,
        region,
        target,
        items: services.map((service) => ({
          service,
          version: release.items.find((i) => i.service === service)?.version ?? '',
          previous: live[service]?.[region] ?? null,
        })),
        state: 'waiting',
        percent: 0,
        n: 0,
        note: '',
      }),
    ),
  );
}

const again = ({ name, region, target, items }: Stage): Stage => ({
  name,
  region,
  target,
  items,
  state: 'waiting',
  percent: 0,
  n: 0,
  note: '',
});

const started = (release: Release, rollout: string, stage: string, now: string): DomainFact => ({
  stream: `release/${release.id}`,
  type: 'StageStarted',
  release: release.id,
  rollout,
  stage,
  at: now,
});
