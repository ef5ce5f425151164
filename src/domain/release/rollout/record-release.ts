import type { Right } from '../../company/roles.ts';
import { command } from '../../deciding/command.ts';
import { type Decision, type Refusal, refuse } from '../../deciding/decision.ts';
import { one } from '../../deciding/reads.ts';
import type { World } from '../../deciding/world.ts';
import type { Environments } from '../../environment/document.ts';
import { type Around, gateReads, gatesOf, inTheWay } from '../../gates/index.ts';
import { forbidden } from '../../people/may.ts';
import { listed, say } from '../../phrase.ts';
import { reasonFault } from '../../reason.ts';
import { comparing } from '../../vote/reopening/comparing.ts';
import { contentChanged } from '../../vote/reopening/content-changed.ts';
import { releases, waitingFor } from '../document.ts';
import { nameOf, type Release } from '../release.ts';
import { releaseShown } from '../release-shown.ts';
import { onTopOf } from '../rollback/on-top.ts';
import { isAlready, isSo, openIt } from '../state-refusals.ts';
import { unknownRelease } from '../unknown.ts';
import { type ByHand, doneByHand, stepsByHand } from './by-hand.ts';
import { changed } from './start-deploy.ts';
import { waitedFor } from './stop-waiting.ts';

/** Somebody brought a whole release live, or took it back, without a pipeline. */
export type RecordRelease = { type: 'RecordRelease'; release: string; how: ByHand; why: string };

const TAKES: Right = { action: 'record' };

export const recordRelease = command<RecordRelease>()({
  takes: TAKES,
  reads: ({ release }) => ({ release: one(releases, release), successors: waitingFor(release) }),
  also: ({ release }) => ({ ...comparing(release), ...gateReads(release) }),
  shows(world, { how }) {
    const { release } = world;
    if (!release) return {};
    const steps = stepsByHand(release, how, world);
    return {
      ...releaseShown(release),
      steps: {
        is: JSON.stringify([how, steps.map((s) => [s.name, s.items])]),
        now: say`what is recorded is ${listed(steps.map((s) => say`${s.name}`))}`,
      },
    };
  },
  decide(world, { release: id, how, why }): Decision {
    const { release } = world;
    if (!release) return unknownRelease(id);
    const no =
      forbidden(world, TAKES, say`record what was done by hand`, release) ??
      (how === 'live' ? notLive(release, world) : notBack(release, world)) ??
      needsReason(why, id);
    return no ?? { facts: doneByHand(release, how, why.trim(), world) };
  },
});

/** What people may say of a release as it stands: nothing of what is not approved, or is under way by a pipeline. */
export function recordable(release: Release): ByHand | undefined {
  switch (release.status) {
    case 'approved':
    case 'failed':
      return 'live';
    case 'completed':
      return 'rolled-back';
    case 'rolling-back':
      return release.failed ? 'rolled-back' : undefined;
    default:
      return undefined;
  }
}

/** Nobody's hand passes the checks: what has to be voted on is. A window that has ended since it was done is none of them. */
function notLive(release: Release, world: Parameters<typeof contentChanged>[2] & Around): Refusal | undefined {
  if (release.status === 'completed') return isAlready('over', release);
  const no = underWay(release);
  if (no) return no;
  if (release.status !== 'approved' && release.status !== 'failed') return notCleared(release);
  if (release.status === 'failed') return undefined;
  if (contentChanged(release, release, world).length > 0) return changed(release);
  const closed = inTheWay(gatesOf(release, world)).filter((g) => g.id !== 'window' || world.now < release.window.start);
  if (closed.length === 0) return undefined;
  return refuse('blocked', say`${nameOf(release)} can't go live now: ${listed(closed.map((g) => g.saw))}.`, {
    remedy: say`What runs there all the same is recorded service by service: \`/release done-by-hand\`.`,
    offers: openIt(release),
  });
}

const notCleared = (release: Release): Refusal => ({
  ...isSo('not-approved', release, say`it can't be live yet.`),
  ...(release.status === 'planned' && { offers: [{ verb: 'vote', label: 'Open the vote', about: release.id }] }),
});

function notBack(release: Release, world: World & Environments): Refusal | undefined {
  if (release.status === 'rolled-back') return isAlready('rolled-back', release);
  const no = underWay(release);
  if (no) return no;
  const steps = stepsByHand(release, 'rolled-back', world);
  if (steps.length === 0) return isSo('not-deployed', release, say`nothing of it was deployed.`);
  const { releases: newer, strange } = onTopOf(release, steps, world);
  if (newer.length + strange.length === 0) return undefined;
  const what = listed([
    ...newer.map((id) => say`${id}`),
    ...strange.map((s) => say`${s.service} ${s.version} in ${s.region}`),
  ]);
  return refuse('newer-on-top', say`Newer lies on top of ${nameOf(release)}: ${what}.`, {
    remedy: say`Record what runs there now, service by service: \`/release done-by-hand\`.`,
  });
}

function underWay(release: Release): Refusal | undefined {
  const waited = waitedFor(release);
  if (waited === undefined && release.status !== 'deploying') return undefined;
  return refuse('running', say`${nameOf(release)} (${release.id}) is under way by its pipeline.`, {
    remedy: waited ? say`Wait for it, or stop waiting first.` : say`Go on with it, or roll it back.`,
    offers: waited ? [{ verb: 'stop-waiting', label: 'Stop waiting…', about: release.id }] : openIt(release),
  });
}

const needsReason = (why: string, id: string) =>
  reasonFault(why, say`What was done by hand needs its reason: it is told with it.`, {
    offers: [{ verb: 'done-by-hand', label: 'Done by hand…', about: id }],
  });
