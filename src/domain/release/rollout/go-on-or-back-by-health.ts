import { z } from 'zod';
import { instantAfter, MINUTE_MS } from '../../../time/instants.ts';
import { command } from '../../deciding/command.ts';
import { type Decision, isRefusal, moot } from '../../deciding/decision.ts';
import { one, some } from '../../deciding/reads.ts';
import { versionUnhealthy } from '../../environment/facts/version-unhealthy.ts';
import { gateReads } from '../../gates/index.ts';
import { watches } from '../../health/document.ts';
import { standingOf, type Watch } from '../../health/watch.ts';
import { releases, runningOnes, waitingFor } from '../document.ts';
import { healthDoubted } from '../facts/health-doubted.ts';
import type { Release, Stage } from '../release.ts';
import { goingBack } from '../rollback/roll-back.ts';
import { succeeded } from './proceeding.ts';
import { countedOf, judgedStage, proved, watchIds } from './verified-stage.ts';

/** Timer: what is watched of a step has come to something else than before. */
export type HeedHealth = { type: 'HeedHealth'; release: string; rollout: string; stage: string };

export const heedHealth = command<HeedHealth>()({
  timer: z.strictObject({ release: z.string(), rollout: z.string(), stage: z.string() }),
  reads: ({ release }) => ({
    release: one(releases, release),
    releases: some(releases, []),
    successors: waitingFor(release),
    runningReleases: runningOnes,
  }),
  also: ({ release }, { rollout, stage }) => ({
    ...gateReads(release),
    watches: some(watches, watchIds(release, rollout, stage)),
  }),
  decide(world, { rollout, stage: name }): Decision {
    const { release, now } = world;
    const stage = judgedStage(release, rollout, name);
    if (!release || !stage || release.status !== 'deploying') return moot('it is not verified any more');
    const isDone = stage.state === 'done';
    if (stage.passed && !isDone) return moot('somebody goes on all the same');
    const watched = countedOf(world.watches);
    const bad = watched.find((w) => w.concluded === 'unhealthy');
    if (bad) {
      if (stage.doubt?.verdict === 'unhealthy') return moot('somebody is asked already');
      const why = `${saidOf(bad)}. Automatic, at step ${name}`;
      // What can't be undone is left to a person too.
      const goes = bad.plan.onUnhealthy === 'roll-back' && release.irreversible === undefined;
      const back = goes ? goingBack(release, { why }, world) : undefined;
      if (back && !isRefusal(back)) return back;
      // What would take others back with it is left to a person.
      return { facts: [doubted(release, rollout, stage, bad, now), judged(release, stage, bad, now)] };
    }
    if (isDone) return moot('it was proved, and nothing bad was seen since');
    const unknown = watched.find((w) => w.concluded === 'unknown');
    if (stage.doubt) return moot('it goes on when somebody says so');
    if (unknown) return { facts: [doubted(release, rollout, stage, unknown, now)] };
    if (watched.length === 0 || watched.some((w) => w.concluded !== 'go-on')) return moot('it is not proved yet');
    if (stage.verifyUntil !== undefined && now < stage.verifyUntil) return moot('its time is not over');
    const told = { rollout, stage: name, n: stage.n, at: now, text: { note: stage.note } };
    return { facts: [...proved(release, stage, watched, now), ...succeeded(release, stage, told, world)] };
  },
});

const saidOf = (watch: Watch) => `${watch.service}, ${standingOf(watch).said}`;

/** What it brought runs there all the same, until somebody decides. */
const judged = ({ environment }: Release, { region }: Stage, watch: Watch, at: string) =>
  versionUnhealthy.of(environment, { region, service: watch.service, version: watch.version, said: saidOf(watch), at });

function doubted({ id, irreversible }: Release, rollout: string, { name }: Stage, watch: Watch, now: string) {
  const { minutes, decides } = watch.plan.onUnknown;
  const until = instantAfter(now, minutes * MINUTE_MS);
  const verdict = watch.concluded === 'unhealthy' ? 'unhealthy' : 'unknown';
  const asked = watch.plan.onUnhealthy === 'roll-back' && verdict === 'unhealthy' && irreversible !== undefined;
  const said = asked
    ? `${saidOf(watch)}. It does not go back by itself, as it can't be undone: ${irreversible}`
    : saidOf(watch);
  const told = { rollout, stage: name, verdict, said, at: now, until } as const;
  return healthDoubted.of(id, { ...told, ...(decides && { decides }) });
}
