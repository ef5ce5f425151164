import type { BuildsOf } from '../../build/document.ts';
import { isSameVersion } from '../../build/same-version.ts';
import { showsDeployments } from '../../company/pipelines.ts';
import { type Decision, moot } from '../../deciding/decision.ts';
import type { Fact } from '../../deciding/fact.ts';
import type { World } from '../../deciding/world.ts';
import type { Environments } from '../../environment/document.ts';
import { placeAt } from '../../environment/environment.ts';
import { versionUnchanged } from '../../environment/facts/version-unchanged.ts';
import type { Successors } from '../document.ts';
import { stageHeardLate } from '../facts/stage-heard-late.ts';
import { type Abandoned, type Release, rolloutOf, type Stage } from '../release.ts';
import { cameLive } from './came-live.ts';
import { doubts } from './doubt.ts';
import { whenAllIsSettled } from './settling.ts';

type Known = World & Successors & BuildsOf & Environments;
type Report = {
  status: 'accepted' | 'running' | 'succeeded' | 'failed';
  n: number;
  message: string;
  url?: string;
  run?: string;
  unchanged?: boolean;
};

/** A report on a step that nobody waits for any more. It tells what runs there, as long as nothing else was sent there since; it starts nothing. */
export function heardLate(release: Release, left: Abandoned, report: Report, world: Known): Decision {
  const { status, n, url, run, message: note } = report;
  const { rollout, direction, stage } = left;
  if (status !== 'succeeded' && status !== 'failed') return moot(`nobody waits for ${stage.name} any more`);
  if (run === undefined && n <= stage.n) return moot(`report ${n} is not newer than report ${stage.n}`);
  const settles = isStillInDoubt(release, left, world);
  const unchanged = status === 'failed' && report.unchanged === true;
  const about = { rollout, stage: stage.name, n, at: world.now, status, settles, ...(url && { url }) };
  // By then nothing else may know the step any more.
  const shown = showsDeployments(world.company, stage.target) && { run: { id: rollout, direction }, step: stage };
  const told = stageHeardLate.of(release.id, { ...about, ...(unchanged && { unchanged }), ...shown, text: { note } });
  if (status === 'failed') return { facts: [told, ...(unchanged && settles ? asItWas(release, left, world) : [])] };
  if (!settles) return { facts: [told, ...inDoubtAgain(release, left, world)] };
  const after = stageHeardLate.evolve(release, told);
  return {
    facts: [told, ...cameLive(release, { direction }, stage, world), ...whenAllIsSettled(after, rollout, world)],
  };
}

/** Whether what its step left is what is in doubt there: nothing came after it, and nobody recorded anything. */
function isStillInDoubt(release: Release, { rollout, stage }: Abandoned, { environments }: Environments): boolean {
  const running = environments[release.environment];
  const current = rolloutOf(release);
  const overtaken =
    current !== undefined &&
    current.id !== rollout &&
    current.stages.some((s) => s.region === stage.region && s.state !== 'waiting' && sharesAny(s, stage));
  return (
    !overtaken &&
    stage.items.every(({ service, version, previous }) => {
      const { doubt, now } = placeAt(running, service, stage.region);
      return doubt
        ? doubt.rollout === rollout
        : isSameVersion(now?.version, version) || isSameVersion(version, previous);
    })
  );
}

/** What goes on with other services beside it says nothing of it. */
const sharesAny = (one: Stage, { items }: Stage) => one.items.some((i) => items.some((o) => o.service === i.service));

/** What it alone put in doubt runs as before; a doubt that is older than the step has another cause. */
function asItWas({ environment }: Release, { rollout, stage }: Abandoned, { environments }: Environments): Fact[] {
  const { region, items, startedAt } = stage;
  return items.flatMap(({ service }) => {
    const { doubt } = placeAt(environments[environment], service, region);
    const isItsOwn = doubt?.rollout === rollout && startedAt !== undefined && doubt.since > startedAt;
    return isItsOwn ? [versionUnchanged.of(environment, { service, region, rollout })] : [];
  });
}

const inDoubtAgain = (release: Release, { rollout, stage }: Abandoned, { now, environments }: Known): Fact[] =>
  doubts(
    release,
    { id: rollout },
    {
      ...stage,
      // What runs there by what came since, or what this step brought or took back.
      items: stage.items.map((item) => ({
        ...item,
        previous: placeAt(environments[release.environment], item.service, stage.region).now?.version ?? item.previous,
      })),
    },
    'unanswered',
    now,
  );
