import { command } from '../../deciding/command.ts';
import { type Decision, isRefusal, type Refusal, refuse } from '../../deciding/decision.ts';
import type { Fact } from '../../deciding/fact.ts';
import { one, some } from '../../deciding/reads.ts';
import type { World } from '../../deciding/world.ts';
import { environments } from '../../environment/document.ts';
import { listed, say } from '../../phrase.ts';
import { reasonFault } from '../../reason.ts';
import { releases, runningOnes } from '../document.ts';
import { nameOf, type Release, rolloutOf, type Stage } from '../release.ts';
import { wentByHand } from '../rollout/by-hand.ts';
import { doubts } from '../rollout/doubt.ts';
import { again } from '../rollout/planned-steps.ts';
import { stepIn } from '../rollout/rollout-parts.ts';
import { begun } from '../rollout/starting.ts';
import { stoppedShort } from '../rollout/stopping-short.ts';
import { openIt } from '../state-refusals.ts';
import { unknownRelease } from '../unknown.ts';
import { type AroundBack, type BackPlan, backPlan, GOING_BACK, type How, mayGoBack } from './back-plan.ts';
import { placesWent } from './earlier.ts';
import { notNow } from './not-now.ts';
import { isBackWhereItWent, onlyFurther } from './only-further.ts';
import { sameAgain } from './same-again.ts';
import { backTogether, someFault } from './some-back.ts';
import { leftWanting } from './unmet-needs.ts';

/** `confirmed`: the other releases of which the person was told that they stop, or go back too; `services`: those of its services that go back, without it all; `earlier`: the environments before its last where it goes back after that. */
export type RollBack = {
  type: 'RollBack';
  release: string;
  why: string;
  how?: How;
  services?: string[];
  earlier?: string[];
  confirmed?: string[];
};

export const rollBack = command<RollBack>()({
  takes: GOING_BACK,
  reads: ({ release, confirmed = [] }) => ({
    release: one(releases, release),
    releases: some(releases, confirmed),
    runningReleases: runningOnes,
  }),
  also: ({ release }) => ({ environments: some(environments, release ? placesWent(release) : []) }),
  decide(world, { release: id, ...asked }): Decision {
    const { release } = world;
    return release ? goingBack(release, asked, world) : unknownRelease(id);
  },
});

/** A release goes back for a reason, whoever asks for it; or why it does not. */
export function goingBack(
  release: Release,
  { why, how, services, earlier = [], confirmed = [] }: Omit<RollBack, 'type' | 'release'>,
  world: AroundBack,
): Decision {
  const { id } = release;
  const no = mayGoBack(release, world) ?? notNow(release) ?? needsReason(why, id);
  if (no) return no;
  if (wentByHand(release)) return byHandOnly(release);
  if (isBackWhereItWent(release)) return onlyFurther(release, earlier, why, world);
  const some = services && someFault(release, services);
  if (some) return some;
  const plan = backPlan(release, how, world, services ? { services } : {});
  if (isRefusal(plan)) return plan;
  const back = plan.going.flatMap((g) => g.stages);
  const same = plan.going.length === 1 ? sameAgain(release, back, world) : undefined;
  if (same) return same;
  const wanting = services ? leftWanting(release, back, world) : [];
  const tooFew = wanting.filter((w) => w.own);
  if (tooFew.length > 0) return backTogether(id, tooFew);
  const others = [...plan.stops, ...plan.going.map((g) => g.release)].filter((o) => o.id !== id);
  const untold = others.filter((o) => !confirmed.includes(o.id));
  if (untold.length > 0) return alsoConcerned(release, untold);
  const facts = wayBack(plan, { id, why, earlier }, world);
  if (facts.length > 0) return { facts };
  return refuse('not-deployed', say`Nothing of ${nameOf(release)} was deployed.`, { offers: openIt(release) });
}

/** What is under way there stops, then the newest goes back, and each of the others when the one above it is gone. */
const wayBack = (
  { stops, going }: BackPlan,
  { id, why, earlier }: { id: string; why: string; earlier: string[] },
  world: World,
): Fact[] => [
  ...stops.flatMap((s) =>
    stoppedShort(s, `stopped so that ${going.at(-1)?.release.id} can be rolled back`, world, true),
  ),
  ...going.flatMap(({ release, stages }, i) => [
    ...cutShort(release, world),
    ...begun(
      release,
      {
        direction: 'back',
        stages: [...backAlready(release), ...stages.map(again)],
        why,
        after: going[i - 1]?.release.id,
        next: going[i + 1]?.release.id,
        // What was begun in an environment before its last goes on there.
        environment: rolloutOf(release)?.environment,
        earlier: earlierOf(release, release.id === id ? earlier : []),
        // Whoever looks for why it was let go looks when it went back.
        evidence: rolloutOf(release)?.evidence,
      },
      world,
    ),
  ]),
];

/** Tried again, it goes on as far as it was to go. */
const earlierOf = (release: Release, asked: string[]): string[] | undefined =>
  asked.length > 0 ? asked : release.status === 'rolling-back' ? release.rollout.earlier : undefined;

/** Of a rollback that failed, what is back: it stays part of what went back, in however many runs. */
const backAlready = (release: Release): Stage[] =>
  release.status === 'rolling-back' ? release.rollout.stages.filter((s) => s.state === 'done') : [];

/** A step of its own that runs is left behind: until its region is back, nobody knows what runs there. */
function cutShort(release: Release, { now }: World): Fact[] {
  const rollout = rolloutOf(release);
  const running = stepIn(rollout, 'running');
  return rollout && running ? doubts(release, rollout, running, 'stopped', now) : [];
}

const needsReason = (why: string, id: string) =>
  reasonFault(why, say`A rollback needs its reason: the release channel reads it.`, {
    offers: [{ verb: 'rollback', label: 'Roll back…', about: id }],
  });

/** Nothing can be asked to take it back. */
const byHandOnly = (release: Release): Refusal =>
  refuse('by-hand', say`${nameOf(release)} went live by hand: no pipeline takes it back.`, {
    remedy: say`Take it back by hand, and record it.`,
    offers: [{ verb: 'done-by-hand', label: 'Done by hand…', about: release.id }],
  });

/** Others are under way there, or would go back too: the person has to know that. */
const alsoConcerned = (release: Release, untold: Release[]): Refusal =>
  refuse('other-rollout', say`Rolling back ${nameOf(release)} concerns ${listed(untold.map(words))} too.`, {
    remedy: say`Look at it once more.`,
    offers: [{ verb: 'rollback', label: 'Roll back…', about: release.id }],
    field: 'confirmed',
  });
const words = (o: Release) => say`${nameOf(o)} (${o.id})`;
