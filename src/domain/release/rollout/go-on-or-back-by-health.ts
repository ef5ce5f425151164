import { z } from 'zod';
import { instantAfter, MINUTE_MS } from '../../../time/instants.ts';
import { command } from '../../deciding/command.ts';
import { type Decision, isRefusal, moot } from '../../deciding/decision.ts';
import { one, some } from '../../deciding/reads.ts';
import type { World } from '../../deciding/world.ts';
import type { Environments } from '../../environment/document.ts';
import { versionUnhealthy } from '../../environment/facts/version-unhealthy.ts';
import { fewOf } from '../../few.ts';
import { gateReads } from '../../gates/index.ts';
import { watches } from '../../health/document.ts';
import { standingOf, type Watch } from '../../health/watch.ts';
import { releases, runningOnes, waitingFor } from '../document.ts';
import { healthDoubted } from '../facts/health-doubted.ts';
import type { Release, Stage } from '../release.ts';
import { illBefore } from '../rollback/ill-before.ts';
import { goingBack } from '../rollback/roll-back.ts';
import { takenBack } from '../rollback/taken-back.ts';
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
      const goes = staysBecause(release, bad, world) === undefined;
      const back = goes ? goingBack(release, { why }, world) : undefined;
      if (back && !isRefusal(back)) return back;
      // What would take others back with it is left to a person.
      return { facts: [doubted(release, rollout, stage, bad, world), judged(release, stage, bad, now)] };
    }
    if (isDone) return moot('it was proved, and nothing bad was seen since');
    const unknown = watched.find((w) => w.concluded === 'unknown');
    if (stage.doubt) return moot('it goes on when somebody says so');
    if (unknown) return { facts: [doubted(release, rollout, stage, unknown, world)] };
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

type Known = Pick<World, 'now'> & Environments;

/** Why it does not go back by itself; '' where nobody asked that it does. Undefined: it goes. */
function staysBecause(release: Release, bad: Watch, world: Known): string | undefined {
  if (bad.plan.onUnhealthy !== 'roll-back') return '';
  if (release.irreversible !== undefined) return `as it can't be undone: ${release.irreversible}`;
  // From one that is unhealthy to another: which is the lesser evil, a person knows.
  const ill = illBefore(release, takenBack(release), world);
  return ill.length > 0 ? `as what ran before was unhealthy, too: ${fewOf(ill, NAMED)}` : undefined;
}
const NAMED = 3;

function doubted(release: Release, rollout: string, { name }: Stage, watch: Watch, world: Known) {
  const { minutes, decides } = watch.plan.onUnknown;
  const until = instantAfter(world.now, minutes * MINUTE_MS);
  const verdict = watch.concluded === 'unhealthy' ? 'unhealthy' : 'unknown';
  const stays = verdict === 'unhealthy' && staysBecause(release, watch, world);
  const said = stays ? `${saidOf(watch)}. It does not go back by itself, ${stays}` : saidOf(watch);
  const told = { rollout, stage: name, verdict, said, at: world.now, until } as const;
  return healthDoubted.of(release.id, { ...told, ...(decides && { decides }) });
}
