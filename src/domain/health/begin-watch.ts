import { z } from 'zod';
import { MINUTE_MS } from '../../time/instants.ts';
import type { Company } from '../company/company.ts';
import { healthPlanFor } from '../company/health.ts';
import { command } from '../deciding/command.ts';
import { type Decision, moot } from '../deciding/decision.ts';
import { one, some } from '../deciding/reads.ts';
import { releases } from '../release/document.ts';
import { type Release, rolloutOf, type Stage } from '../release/release.ts';
import { stepNamed } from '../release/rollout/rollout-parts.ts';
import { watches } from './document.ts';
import { watchBegun } from './facts/watch-begun.ts';
import { type Watch, watchId } from './watch.ts';

/** Timer: the pipeline of a step was done at `began` (UTC ISO), and what it brought is watched wherever the manifests say how. */
export type BeginWatch = { type: 'BeginWatch'; release: string; rollout: string; stage: string; began: string };

export const beginWatch = command<BeginWatch>()({
  timer: z.strictObject({ release: z.string(), rollout: z.string(), stage: z.string(), began: z.string() }),
  reads: ({ release }) => ({ release: one(releases, release) }),
  also: ({ release }, { rollout, stage }) => ({
    watches: some(
      watches,
      stageOf(release, rollout, stage)?.items.map(({ service }) => watchId({ rollout, stage, service })) ?? [],
    ),
  }),
  decide({ release, watches: known, company }, { rollout, stage: name, began }): Decision {
    const stage = stageOf(release, rollout, name);
    if (!release || stage?.state !== 'verifying') return moot('it is not verified any more');
    const facts = begunWatches(release, stage, known, company, began);
    return facts.length > 0 ? { facts } : moot('nobody said how its health is judged, or it is watched already');
  },
});

/** A watch for each service of a step whose health is judged, and that has none yet. `began`: when its pipeline was done, UTC ISO. */
export function begunWatches(
  release: Release,
  stage: Stage,
  known: Record<string, Watch | undefined>,
  company: Company,
  began: string,
): ReturnType<typeof watchBegun.of>[] {
  const { environment } = release;
  const { name } = stage;
  const rollout = rolloutOf(release)?.id ?? '';
  return stage.items.flatMap(({ service, version, previous }) => {
    const plan = healthPlanFor(company, service, environment);
    const subject = { release: release.id, rollout, stage: name, service, environment, region: stage.region };
    if (!plan || known[watchId(subject)]) return [];
    const soakMs = Math.max(plan.soakMinutes, stage.pace?.soakMinutes ?? 0) * MINUTE_MS;
    const since = stage.startedAt ?? began;
    const times = { soakMs, began, since, rolloutSince: rolloutOf(release)?.startedAt ?? since };
    const told = { ...subject, ...times, version, previous, plan };
    return [watchBegun.of(watchId(subject), told)];
  });
}

const stageOf = (release: Release | undefined, rollout: string, name: string): Stage | undefined => {
  const run = release && rolloutOf(release);
  return run?.id === rollout ? stepNamed(run, name) : undefined;
};
