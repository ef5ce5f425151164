import { command } from '../deciding/command.ts';
import { type Decision, isRefusal, moot } from '../deciding/decision.ts';
import type { Fact } from '../deciding/fact.ts';
import { one } from '../deciding/reads.ts';
import type { World } from '../deciding/world.ts';
import { versionWentLive } from '../environment/facts/version-went-live.ts';
import { currentOnes, type Freezes } from '../freeze/document.ts';
import { allHolding } from '../freeze/holding.ts';
import { type OpenReleases, releases, waitingFor } from './document.ts';
import { failed, finished } from './ended.ts';
import { rolloutHeld } from './facts/rollout-held.ts';
import { rolloutHeldByNoGo } from './facts/rollout-held-by-no-go.ts';
import { stageProgressed } from './facts/stage-progressed.ts';
import { stageSucceeded } from './facts/stage-succeeded.ts';
import { noGosOf, type Release, rolloutOf, type Stage } from './release.ts';
import { runningStage } from './running-stage.ts';
import { started } from './starting.ts';

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

export const reportStage = command<ReportStage>()({
  reads: ({ release }) => ({
    release: one(releases, release),
    freezes: currentOnes,
    openReleases: waitingFor(release),
  }),
  decide(world, report): Decision {
    const found = runningStage(world.release, report);
    if ('note' in found || isRefusal(found)) return found;
    const { release, stage } = found;
    const { n } = report;
    if (n <= stage.n) return moot(`report ${n} is not newer than report ${stage.n}`);
    return { facts: reported(release, stage, report, world) };
  },
});

function reported(release: Release, stage: Stage, report: ReportStage, world: World & Freezes & OpenReleases): Fact[] {
  const { n, deployId: rollout, message: note } = report;
  const { id } = release;
  const about = { rollout, stage: stage.name, n, at: world.now };
  switch (report.status) {
    case 'accepted':
    case 'running':
      return [
        stageProgressed.of(id, { ...about, percent: Math.max(stage.percent, report.percent ?? 0), text: { note } }),
      ];
    case 'succeeded':
      return [
        stageSucceeded.of(id, { ...about, text: { note } }),
        ...wentLive(release, stage),
        ...afterwards(release, stage, world),
      ];
    case 'failed':
      return failed(
        release,
        { name: stage.name, n },
        note || 'the pipeline reported a failure without a reason',
        world,
      );
  }
}

/** The next step begins, or waits; after the last one it is over. */
function afterwards(release: Release, { name }: Stage, world: World & Freezes & OpenReleases): Fact[] {
  const rollout = rolloutOf(release);
  if (!rollout) return [];
  const next = rollout.stages.find((s) => s.state === 'waiting' && s.name !== name);
  if (!next) return finished(release, rollout, world);
  // What was held while it ran stays held until somebody goes on.
  if (rollout.held) return [];
  if (noGosOf(release).length > 0) return [rolloutHeldByNoGo.of(release.id, { rollout: rollout.id, at: world.now })];
  // A freeze may let what runs be finished: it holds only what starts after it began.
  const freeze =
    rollout.direction === 'forward'
      ? allHolding(release, world).find((f) => f.inFlight !== 'finish' || f.from <= rollout.startedAt)
      : undefined;
  if (freeze) return [rolloutHeld.of(release.id, { rollout: rollout.id, freeze: freeze.name, until: freeze.until })];
  return [started(release, rollout.id, next.name, world.now)];
}

function wentLive({ id, environment, status }: Release, { region, items }: Stage): Fact[] {
  const back = status === 'rolling-back';
  return items.flatMap(({ service, previous, version: next }) => {
    const version = back ? previous : next;
    return version === null ? [] : [versionWentLive.of(environment, { region, service, version, release: id })];
  });
}
