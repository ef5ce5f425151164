import { shown } from '../../deploy-targets/common.ts';
import type { DeployTarget, StageRequest } from '../../deploy-targets/target.ts';
import type { RunTold } from '../../deploy-targets/told.ts';
import { own } from '../../domain/own.ts';
import { runningOnes } from '../../domain/release/document.ts';
import { type Release, rolloutOf } from '../../domain/release/release.ts';
import type { ReportStage } from '../../domain/release/rollout/report-stage.ts';
import { perform } from '../../door/perform.ts';
import { see } from '../../door/read-only.ts';
import type { Hear } from './hearing.ts';

/** A run that its system told of is reported on the step it is of, as its pipeline would. What is of no step changes nothing, and is no error. */
export const hearRun: Hear<RunTold> = async (told, { setting, targets }, asked) => {
  const { runningReleases } = await see(setting, { runningReleases: runningOnes });
  const step = runningReleases.flatMap(stepsOf).find((request) => recognized(targets, request, told) !== 'no');
  if (!step) return { ok: true, note: 'no step that runs is of this run' };
  const { release, rollout, stage } = step;
  const about = { release: release.id, deployId: rollout.id, stage: stage.name };
  const link = linkOf(told);
  // Its target may not have answered yet, or have called it otherwise while it waited.
  if (told.run !== undefined && told.run !== stage.run && (stage.run === undefined || stage.run === told.was)) {
    const { event: _, ...first } = asked;
    const outcome = await perform(setting, { type: 'TakeStage', ...about, run: told.run, ...link }, first);
    if (!outcome.ok) return outcome;
  }
  const { state } = told;
  if (state === 'look' || recognized(targets, step, told) === 'look')
    return perform(setting, { type: 'LookAtStage', ...about }, asked);
  return perform(setting, { type: 'ReportStage', ...about, ...reported(told, state, stage), ...link }, asked);
};

type State = Exclude<RunTold['state'], 'look'>;
/** How each state is reported, and which comes before which in one attempt. */
const STATES: Record<State, { status: ReportStage['status']; rank: number }> = {
  queued: { status: 'accepted', rank: 0 },
  waiting: { status: 'running', rank: 1 },
  running: { status: 'running', rank: 2 },
  succeeded: { status: 'succeeded', rank: 3 },
  failed: { status: 'failed', rank: 3 },
};
const RANKS = 10;

function reported(
  { run, attempt, percent, message }: RunTold,
  state: State,
  { n, run: known }: Pick<StageRequest['stage'], 'n' | 'run'>,
) {
  const { status, rank } = STATES[state];
  const of = run ?? known;
  return {
    status,
    n,
    mark: attempt * RANKS + rank,
    message,
    ...(percent !== undefined && { percent }),
    ...(of !== undefined && { run: of }),
  };
}

function linkOf({ url }: RunTold): { url?: string } {
  const link = shown(url);
  return link === undefined ? {} : { url: link };
}

const recognized = (targets: Record<string, DeployTarget>, request: StageRequest, told: RunTold) =>
  own(targets, request.stage.target)?.recognizes?.(request, told) ?? 'no';

/** The steps of a release of which something may be heard. */
function stepsOf(release: Release): StageRequest[] {
  const now = rolloutOf(release);
  const running = (now?.stages ?? [])
    .filter((s) => s.state === 'running' || s.state === 'verifying')
    .map((stage) => ({ rollout: { id: now?.id ?? '', direction: now?.direction ?? 'forward' }, stage }));
  const left = (release.abandoned ?? []).map(({ rollout: id, direction, stage }) => ({
    rollout: { id, direction },
    stage,
  }));
  return [...running, ...left].map(({ rollout, stage }) => ({
    release,
    rollout,
    stage,
    key: `${rollout.id}/${stage.name}`,
  }));
}
