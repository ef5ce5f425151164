import { instantAfter, MINUTE_MS } from '../../time/instants.ts';
import type { Right } from '../company/roles.ts';
import { command } from '../deciding/command.ts';
import { type Decision, moot, type Refusal, refuse } from '../deciding/decision.ts';
import type { Fact } from '../deciding/fact.ts';
import { some } from '../deciding/reads.ts';
import type { World } from '../deciding/world.ts';
import { type Spot, spotId } from '../environment/spot.ts';
import { forbidden } from '../people/may.ts';
import { listed, say } from '../phrase.ts';
import { runningOnes } from '../release/document.ts';
import { atWork } from './at-work.ts';
import { locks as allLocks, heldIn, type Locks } from './document.ts';
import { lockChanged } from './facts/lock-changed.ts';
import { lockTaken } from './facts/lock-taken.ts';
import { EVERY_SERVICE, heldAt, isHeld, type Lock, meet } from './lock.ts';
import { lockWords, spotsWords } from './lock-words.ts';
import { unreadable } from './not-held.ts';
import { stealOffer } from './offers.ts';
import { lengthFault, placesFault, whyFault } from './terms.ts';

/**
 * Somebody wants services of environments for themselves; no service is every one of them. `minutes`: without it, until they release it.
 * `claim`: names this claim, so that the same one again changes nothing.
 */
export type ClaimLock = {
  type: 'ClaimLock';
  services: string[];
  environments: string[];
  why: string;
  minutes?: number;
  claim?: string;
};

const TAKES: Right = { action: 'lock' };

export const claimLock = command<ClaimLock>()({
  takes: TAKES,
  reads: (claim) => ({
    locks: heldIn(...claim.environments),
    // What can't be read may stand in no list.
    these: some(allLocks, spotsOf(claim).map(spotId)),
    runningReleases: runningOnes,
  }),
  decide(world, claim): Decision {
    const spots = spotsOf(claim);
    const no =
      forbidden(world, TAKES, say`lock ${spotsWords(spots)}`) ??
      placesFault(claim, world.company) ??
      whyFault(claim.why) ??
      lengthFault(claim.minutes) ??
      takenAlready(spots, world) ??
      unreadableAmong(Object.values(world.these)) ??
      atWork(spots, world);
    if (no) return no;
    const facts = spots.flatMap((spot) => claimed(spot, claim, world));
    return facts.length > 0 ? { facts } : moot('you hold it already');
  },
});

/** All of them, each once. */
const spotsOf = ({ services, environments }: ClaimLock): Spot[] =>
  [...new Set(environments)].flatMap((environment) =>
    (services.length === 0 ? [EVERY_SERVICE] : [...new Set(services)]).map((service) => ({ environment, service })),
  );

/** All or nothing: where one of them is somebody else's, none is taken. */
function takenAlready(spots: Spot[], { locks, now, actor }: World & Locks): Refusal | undefined {
  const others = locks.filter(
    (l) => spots.some((s) => meet(l, s)) && isHeld(l, now) && (l.unreadable || l.held?.by !== actor.id),
  );
  const [first] = others;
  if (!first) return undefined;
  const readable = others.filter((l) => !l.unreadable);
  return refuse('locked', listed(others.map(lockWords)), {
    remedy:
      readable.length > 0
        ? say`Ask them, or take it over: they are told.`
        : say`It stays so until a version of Gonogo that can read it is started.`,
    offers: readable.slice(0, 3).map((l) => stealOffer(l.id)),
  });
}

/** The facts of one spot: taken; or, where it is the actor's already, changed if it is to be another way. */
function claimed(spot: Spot, { why, minutes, claim }: ClaimLock, { locks, now, actor }: World & Locks): Fact[] {
  const id = spotId(spot);
  const until = minutes === undefined ? undefined : instantAfter(now, minutes * MINUTE_MS);
  const terms = { ...(until && { until }), ...(claim && { claim }), text: { why: why.trim() } };
  const mine = own(locks, id, now);
  if (!mine) return [lockTaken.of(id, { by: actor.id, at: now, ...terms })];
  // Without a length it is until they release it, also where it had an end.
  const same = mine.why === why.trim() && mine.until === until;
  return same || (claim !== undefined && mine.claim === claim) ? [] : [lockChanged.of(id, terms)];
}

const own = (locks: Lock[], id: string, now: string) => {
  const found = locks.find((l) => l.id === id);
  return found && heldAt(found, now);
};

function unreadableAmong(these: readonly (Lock | undefined)[]): Refusal | undefined {
  const odd = these.find((l) => l?.unreadable);
  return odd && unreadable(odd);
}
