import { instantAfter, MINUTE_MS } from '../../time/instants.ts';
import type { Scope } from '../company/changes.ts';
import type { InFlight } from '../company/freezes.ts';
import type { Right } from '../company/roles.ts';
import { command } from '../deciding/command.ts';
import { type Decision, type Refusal, refuse } from '../deciding/decision.ts';
import type { World } from '../deciding/world.ts';
import { forbidden } from '../people/may.ts';
import { at, say, user } from '../phrase.ts';
import { reasonFault } from '../reason.ts';
import type { OpenReleases } from '../release/document.ts';
import { BESIDE, declared } from './declaring.ts';
import { freezeExtended } from './facts/freeze-extended.ts';
import type { Freeze } from './freeze.ts';
import { STOP_NAME } from './frozen-span.ts';
import { pausedBy } from './pausing.ts';
import { sameScope, scopeWords } from './scope.ts';
import { scopeFault } from './terms.ts';

/** Everything of a scope stops now, for so many minutes; again for the same scope, it lasts that long from now on, and never less long than it would have. */
export type EmergencyStop = {
  type: 'EmergencyStop';
  why: string;
  scope: Scope;
  minutes: number;
  inFlight?: InFlight;
};

const MAX_MINUTES = 24 * 60;

const TAKES: Right = { action: 'freeze' };

export const emergencyStop = command<EmergencyStop>()({
  takes: TAKES,
  reads: () => BESIDE,
  decide(world, stopping): Decision {
    const no =
      forbidden(world, TAKES, say`call an emergency stop`) ??
      fault(stopping) ??
      scopeFault(stopping.scope, world.company);
    if (no) return no;
    const { why, scope, minutes, inFlight } = stopping;
    const { now: from, freezes } = world;
    const until = instantAfter(from, minutes * MINUTE_MS);
    const running = freezes.find((f) => f.stop && sameScope(f.scope, scope));
    if (running) return again(running, { why, until, inFlight }, world);
    return declared(world, { name: STOP_NAME, why, scope, from, until, ...(inFlight && { inFlight }), stop: true });
  },
});

/** Who asks for a stop wants everything to stand still: nobody's stop gets shorter by that, and what runs is paused once anybody wants it. */
function again(
  running: Freeze,
  { why, until, inFlight }: Pick<EmergencyStop, 'why' | 'inFlight'> & { until: string },
  world: World & OpenReleases,
): Decision {
  const pauses = inFlight === 'pause' && running.inFlight !== 'pause';
  if (until < running.until && !pauses) return holdsLonger(running);
  const extended = freezeExtended.of(running.id, {
    until: until < running.until ? running.until : until,
    by: world.actor.id,
    ...(pauses && { inFlight }),
    text: { why },
  });
  return { facts: [extended, ...(pauses ? pausedBy(freezeExtended.evolve(running, extended), world) : [])] };
}

const holdsLonger = ({ by, why, scope, until }: Freeze): Refusal =>
  refuse('stopped-longer', say`${scopeWords(scope)} is stopped already, until ${at(until)}, by ${user(by)}: ${why}.`, {
    remedy: say`It holds for longer than you ask. To end it earlier, lift it: \`/release unfreeze\`.`,
    field: 'minutes',
  });

const fault = ({ why, minutes }: EmergencyStop): Refusal | undefined =>
  reasonFault(why, say`An emergency stop needs its reason: everybody it stops sees it.`) ?? lengthFault(minutes);

/** What is wrong with how long it is to last, in minutes. */
export function lengthFault(minutes: number): Refusal | undefined {
  if (Number.isInteger(minutes) && minutes >= 5 && minutes <= MAX_MINUTES) return undefined;
  return refuse('bad-length', say`An emergency stop lasts from 5 minutes to a day.`, {
    remedy: say`Declare a freeze for longer: \`/release freeze\`.`,
    field: 'minutes',
  });
}
