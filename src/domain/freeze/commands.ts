import type { InFlight, Scope } from '../company.ts';
import { type Decision, forbidden, moot, type Reads, type Refusal, refuse, type World } from '../decision.ts';
import { at, say } from '../phrase.ts';
import { evolveFreeze, type FreezeFact } from './facts.ts';
import type { Freeze } from './freeze.ts';
import { pausedBy } from './in-flight.ts';
import { isEverything, sameScope } from './scope.ts';

/** What a person says of a freeze. `from` and `until`: UTC ISO. `sure`: asked whether so much is meant, they said yes. */
export type FreezeTerms = {
  name: string;
  why: string;
  scope: Scope;
  from: string;
  until: string;
  soft?: true;
  inFlight?: InFlight;
  sure?: boolean;
};
export type DeclareFreeze = FreezeTerms & { type: 'DeclareFreeze' };
/** Other terms for a freeze that is not over; one that has begun keeps its beginning. */
export type ChangeFreeze = FreezeTerms & { type: 'ChangeFreeze'; freeze: string };
export type LiftFreeze = { type: 'LiftFreeze'; freeze: string; why: string };
/** Timers: the freeze's start and end have come. */
export type BeginFreeze = { type: 'BeginFreeze'; freeze: string };
export type EndFreeze = { type: 'EndFreeze'; freeze: string };

/** Everything of a scope stops now, for so many minutes; again for the same scope, it lasts that long from now on. */
export type EmergencyStop = {
  type: 'EmergencyStop';
  why: string;
  scope: Scope;
  minutes: number;
  inFlight?: InFlight;
};
/** Timer: a stop ends soon. */
export type WarnOfEnd = { type: 'WarnOfEnd'; freeze: string; until: string };

export const STOP_NAME = 'Emergency stop';
const STOP_MAX_MINUTES = 24 * 60;
const DAY_MS = 86_400_000;
/** A hard freeze over everything that is longer than this is asked about. */
const LONG_DAYS = 14;

export const FREEZES: Reads = { docs: ['counter/freeze'], lists: ['freezes/current', 'releases/open'] };

export function declareFreeze(world: World, { type: _, ...terms }: DeclareFreeze): Decision {
  const no = forbidden(world, 'freeze', say`declare a freeze`);
  return no ?? termsFault(terms, world) ?? declared(world, terms);
}

export function changeFreeze(world: World, { type: _, freeze: id, ...terms }: ChangeFreeze): Decision {
  const no = forbidden(world, 'freeze', say`change a freeze`);
  if (no) return no;
  const freeze = current(world, id);
  if (!freeze) return noFreeze;
  const kept = freeze.from <= world.now ? { ...terms, from: freeze.from } : terms;
  const bad = termsFault(kept, world, id);
  if (bad) return bad;
  const changed: FreezeFact = {
    stream: `freeze/${id}`,
    type: 'FreezeChanged',
    freeze: id,
    by: world.actor.id,
    ...saidIn(kept),
  };
  const after = evolveFreeze(freeze, changed);
  if (JSON.stringify(after) === JSON.stringify(freeze)) return moot('nothing of it changed');
  return { facts: [changed, ...(freeze.inFlight === 'pause' ? [] : pausedBy(after, world))] };
}

/** What is wrong with a freeze in itself, or beside the others. */
function termsFault(
  { name, scope, from, until, soft, sure }: FreezeTerms,
  world: World,
  id?: string,
): Refusal | undefined {
  const days = Math.round((Date.parse(until) - Date.parse(from)) / DAY_MS);
  if (until <= from)
    return refuse('ends-before-start', say`The freeze would end (${at(until)}) before it starts (${at(from)}).`, {
      remedy: say`Choose an end after the start.`,
      field: 'until',
    });
  if (until <= world.now)
    return refuse('past', say`The freeze would already be over: ${at(until)} is past.`, {
      remedy: say`Choose an end in the future.`,
      field: 'until',
    });
  if (days > 366)
    return refuse('too-long', say`The freeze would last more than a year.`, {
      remedy: say`Choose an end within a year; freezes that come again belong in manifests/freezes.yml.`,
      field: 'until',
    });
  const same = world.freezes.find((f) => f.id !== id && f.name.toLowerCase() === name.toLowerCase());
  if (same)
    return refuse('same-name', say`There is a freeze named ${same.name} already, until ${at(same.until)}.`, {
      remedy: say`Lift it first, or choose another name.`,
      field: 'name',
    });
  if (!soft && !sure && days > LONG_DAYS && isEverything(scope))
    return refuse('everything', say`This stops every deploy, everywhere, for ${days} days.`, {
      remedy: say`If that is meant, send it once more; otherwise name services, an environment or an earlier end.`,
      field: 'until',
    });
  return undefined;
}

export function emergencyStop(world: World, { why, scope, minutes, inFlight }: EmergencyStop): Decision {
  const no = forbidden(world, 'freeze', say`stop everything`);
  if (no) return no;
  if (why.trim() === '')
    return refuse('needs-reason', say`An emergency stop needs its reason: everybody it stops sees it.`, {
      field: 'why',
    });
  if (!Number.isInteger(minutes) || minutes < 5 || minutes > STOP_MAX_MINUTES)
    return refuse('bad-length', say`An emergency stop lasts from 5 minutes to a day.`, {
      remedy: say`Declare a freeze for longer: /release freeze.`,
      field: 'minutes',
    });
  const until = new Date(Date.parse(world.now) + minutes * 60_000).toISOString();
  const stop = world.freezes.find((f) => f.stop && f.status === 'declared' && sameScope(f.scope, scope));
  if (!stop)
    return declared(world, {
      name: STOP_NAME,
      why,
      scope,
      from: world.now,
      until,
      ...(inFlight && { inFlight }),
      stop: true,
    });
  return {
    facts: [
      {
        stream: `freeze/${stop.id}`,
        type: 'FreezeExtended',
        freeze: stop.id,
        until,
        by: world.actor.id,
        text: { why },
      },
    ],
  };
}

function declared(world: World, { stop, ...terms }: FreezeTerms & { stop?: true }): Decision {
  const value = (world.counters.freeze ?? 0) + 1;
  const id = `F-${value}`;
  const fact: FreezeFact = {
    stream: `freeze/${id}`,
    type: 'FreezeDeclared',
    freeze: id,
    by: world.actor.id,
    ...saidIn(terms),
    ...(stop && { stop }),
  };
  return {
    facts: [fact, ...pausedBy(evolveFreeze(undefined, fact), world)],
    counter: { name: 'freeze', value },
  };
}

const saidIn = ({ name, why, scope, from, until, soft, inFlight }: FreezeTerms) => ({
  scope,
  from,
  until,
  ...(soft && { soft }),
  ...(inFlight && inFlight !== 'finish-step' && { inFlight }),
  text: { name, why },
});

export function warnOfEnd(world: World, { freeze: id, until }: WarnOfEnd): Decision {
  const freeze = current(world, id);
  if (freeze?.until !== until) return moot('it was lifted or extended');
  return { facts: [{ stream: `freeze/${id}`, type: 'FreezeEnding', freeze: id }] };
}

export function liftFreeze(world: World, { freeze: id, why }: LiftFreeze): Decision {
  const no = forbidden(world, 'freeze', say`lift a freeze`);
  if (no) return no;
  if (!current(world, id)) return noFreeze;
  return { facts: [{ stream: `freeze/${id}`, type: 'FreezeLifted', freeze: id, text: { why } }] };
}

const noFreeze = refuse('no-freeze', say`That freeze is over already.`, {
  remedy: say`See what is frozen with /release list.`,
});

export function beginFreeze(world: World, { freeze: id }: BeginFreeze): Decision {
  const freeze = current(world, id);
  if (!freeze) return moot('lifted before it began');
  if (freeze.from > world.now) return moot('it begins later now');
  return { facts: [{ stream: `freeze/${id}`, type: 'FreezeBegan', freeze: id }, ...pausedBy(freeze, world)] };
}

export function endFreeze(world: World, { freeze: id }: EndFreeze): Decision {
  const freeze = current(world, id);
  if (!freeze) return moot('lifted before it ended');
  if (freeze.until > world.now) return moot('it ends later now');
  return { facts: [{ stream: `freeze/${id}`, type: 'FreezeEnded', freeze: id }] };
}

const current = (world: World, id: string): Freeze | undefined =>
  world.freezes.find((f) => f.id === id && f.status === 'declared');
