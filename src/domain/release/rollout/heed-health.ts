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
import type { AroundBack } from '../rollback/back-plan.ts';
import { illBefore } from '../rollback/ill-before.ts';
import { goingBack } from '../rollback/roll-back.ts';
import { ableBack, onlyWith, takenBack } from '../rollback/taken-back.ts';
import { withDependents } from '../rollback/with-dependents.ts';
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
    const ill = watched.filter((w) => w.concluded === 'unhealthy');
    if (ill.length > 0)
      return stage.doubt?.verdict === 'unhealthy'
        ? moot('somebody is asked already')
        : backOrDoubted(release, rollout, stage, ill, world);
    if (isDone) return moot('it was proved, and nothing bad was seen since');
    const unknown = watched.find((w) => w.concluded === 'unknown');
    if (stage.doubt) return moot('it goes on when somebody says so');
    if (unknown) return { facts: [doubted(release, rollout, stage, unknown, saidOf(unknown), world)] };
    if (watched.length === 0 || watched.some((w) => w.concluded !== 'go-on')) return moot('it is not proved yet');
    if (stage.verifyUntil !== undefined && now < stage.verifyUntil) return moot('its time is not over');
    const told = { rollout, stage: name, n: stage.n, at: now, text: { note: stage.note } };
    return { facts: [...proved(release, stage, watched, now), ...succeeded(release, stage, told, world)] };
  },
});

/** What is unhealthy goes back, with what can't stay without it, where its rules say so; else somebody is asked. */
function backOrDoubted(
  release: Release,
  rollout: string,
  stage: Stage,
  ill: readonly Watch[],
  world: AroundBack & Known,
): Decision {
  const [first] = ill;
  const bad = ill.find(goesByItself) ?? first;
  if (!bad) return moot('all of it is healthy');
  const services = concerned(release, ill, world);
  const stay = ill.filter((w) => !services.includes(w.service));
  const stays = staysBecause(release, bad, services, world);
  const why = `${saidOf(bad)}. Automatic, at step ${stage.name}${leftWords(stay)}`;
  const some = ableBack(release).some((i) => !services.includes(i.service)) && { services };
  const back = stays === undefined ? goingBack(release, { why, ...some }, world) : undefined;
  const judgedOf = (all: readonly Watch[]) => all.map((w) => judged(release, stage, w, world.now));
  if (back && !isRefusal(back)) return { ...back, facts: [...back.facts, ...judgedOf(stay)] };
  // What would take others back with it is left to a person.
  const said = stays ? `${saidOf(bad)}. It does not go back by itself, ${stays}` : saidOf(bad);
  return { facts: [doubted(release, rollout, stage, bad, said, world), ...judgedOf([bad])] };
}

/** What is unhealthy too, and whose rule asks a person: nobody is asked at a step that is over. */
const leftWords = (stay: readonly Watch[]): string =>
  stay.length > 0 ? `. Unhealthy too, and left for you to decide: ${fewOf(stay.map(saidOf), NAMED)}` : '';

const saidOf = (watch: Watch) => `${watch.service}, ${standingOf(watch).said}`;

/** What it brought runs there all the same, until somebody decides. */
const judged = ({ environment }: Release, { region }: Stage, watch: Watch, at: string) =>
  versionUnhealthy.of(environment, { region, service: watch.service, version: watch.version, said: saidOf(watch), at });

type Known = Pick<World, 'now' | 'company'> & Environments;

const goesByItself = ({ plan }: Watch): boolean => plan.onUnhealthy === 'roll-back';

/** What is unhealthy and goes back by itself, with what can't stay without it; what else came with the release stays. */
const concerned = (release: Release, ill: readonly Watch[], world: Known): string[] =>
  withDependents(
    release,
    ill.filter(goesByItself).map((w) => w.service),
    world,
  );

/** Why it does not go back by itself; '' where nobody asked that it does. Undefined: it goes. `services`: what would go. */
function staysBecause(release: Release, bad: Watch, services: readonly string[], world: Known): string | undefined {
  if (!goesByItself(bad)) return '';
  if (release.irreversible !== undefined) return `as it can't be undone: ${release.irreversible}`;
  // From one that is unhealthy to another: which is the lesser evil, a person knows.
  const ill = illBefore(release, onlyWith(takenBack(release), services), world);
  return ill.length > 0 ? `as what ran before was unhealthy, too: ${fewOf(ill, NAMED)}` : undefined;
}
const NAMED = 3;

function doubted(
  release: Release,
  rollout: string,
  { name }: Stage,
  watch: Watch,
  said: string,
  world: Pick<World, 'now'>,
) {
  const { minutes, decides } = watch.plan.onUnknown;
  const until = instantAfter(world.now, minutes * MINUTE_MS);
  const verdict = watch.concluded === 'unhealthy' ? 'unhealthy' : 'unknown';
  const told = { rollout, stage: name, verdict, said, at: world.now, until } as const;
  return healthDoubted.of(release.id, { ...told, ...(decides && { decides }) });
}
