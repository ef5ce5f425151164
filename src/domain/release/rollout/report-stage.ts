import { type BuildsOf, builds } from '../../build/document.ts';
import { command } from '../../deciding/command.ts';
import { type Decision, isRefusal, moot } from '../../deciding/decision.ts';
import type { Fact } from '../../deciding/fact.ts';
import { one, some } from '../../deciding/reads.ts';
import type { World } from '../../deciding/world.ts';
import type { Freezes } from '../../freeze/document.ts';
import { type Around, gateReads } from '../../gates/index.ts';
import { releases, type Successors, waitingFor } from '../document.ts';
import { failed } from '../ended.ts';
import { stageProgressed } from '../facts/stage-progressed.ts';
import { type Release, type Stage, servicesOf } from '../release.ts';
import { heardLate } from './heard-late.ts';
import { executed } from './proceeding.ts';
import { abandonedStage, runningStage } from './running-stage.ts';

/**
 * From the pipeline. `n` grows with every report of a stage; what is late or repeated changes nothing. `url`: of its run. `run`: what its target calls the
 * run it is about, where it was looked at there, or tells of itself: that leaves the numbers to the pipeline's own reports. `mark`: of what a system tells by
 * itself: it grows as a run goes on, from attempt to attempt. `unchanged`: of one that failed before any of it
 * began: what ran there runs on.
 */
export type ReportStage = {
  type: 'ReportStage';
  release: string;
  deployId: string;
  stage: string;
  status: 'accepted' | 'running' | 'succeeded' | 'failed';
  n: number;
  percent?: number;
  message: string;
  url?: string;
  run?: string;
  mark?: number;
  unchanged?: boolean;
};

/** Only how a step ended touches what runs there. */
const ends = ({ status }: ReportStage) => status === 'succeeded' || status === 'failed';

export const reportStage = command<ReportStage>()({
  reads: ({ release }) => ({
    release: one(releases, release),
    successors: waitingFor(release),
  }),
  also: ({ release }, report) => ({
    ...gateReads(release),
    builds: some(builds, release && ends(report) ? servicesOf(release) : []),
  }),
  decide(world, report): Decision {
    const { n, run } = report;
    const isOther = (stage: Stage) => run !== undefined && run !== stage.run;
    const late = world.release && abandonedStage(world.release, report);
    if (world.release && late)
      return isOther(late.stage) ? otherRun(report) : heardLate(world.release, late, report, world);
    const found = runningStage(world.release, report);
    if ('note' in found || isRefusal(found)) return found;
    const { release, stage } = found;
    if (isOther(stage)) return otherRun(report);
    if (isKnown(stage, report)) return moot(`nothing in it is newer than what is known of ${stage.name}`);
    if (run === undefined && n <= stage.n) return moot(`report ${n} is not newer than report ${stage.n}`);
    if (stage.state === 'verifying' && report.status !== 'failed')
      return moot(`${stage.name} is being verified already`);
    return { facts: reported(release, stage, report, world) };
  },
});

const otherRun = ({ run, stage }: ReportStage) => moot(`run ${run} is not the one of ${stage}`);

/** Systems deliver twice, late, and in any order. */
const isKnown = (stage: Stage, report: ReportStage) =>
  report.mark !== undefined &&
  stage.mark !== undefined &&
  (report.mark < stage.mark || (report.mark === stage.mark && !ends(report)));

type Known = World & Freezes & Successors & BuildsOf & Around;

function reported(release: Release, stage: Stage, report: ReportStage, world: Known): Fact[] {
  const { n, deployId: rollout, message: note, url, mark, unchanged } = report;
  const { id } = release;
  const about = { rollout, stage: stage.name, n, at: world.now, ...(url && { url }) };
  const marked = mark !== undefined && { mark };
  switch (report.status) {
    case 'accepted':
    case 'running':
      return [
        stageProgressed.of(id, {
          ...about,
          ...marked,
          percent: Math.max(stage.percent, report.percent ?? 0),
          text: { note },
        }),
      ];
    case 'succeeded':
      return executed(release, stage, { ...about, text: { note } }, world);
    case 'failed':
      return failed(
        release,
        stage,
        {
          n,
          why: note || 'the pipeline reported a failure without a reason',
          how: unchanged ? 'refused' : 'reported',
          ...(url && { url }),
        },
        world,
      );
  }
}
