import type { Scope } from '../company.ts';
import { type Decision, forbidden, moot, type Reads, refuse, type World } from '../decision.ts';
import { at, say } from '../phrase.ts';
import type { Freeze } from './freeze.ts';

export type DeclareFreeze = {
  type: 'DeclareFreeze';
  name: string;
  why: string;
  scope: Scope;
  from: string;
  until: string;
};
export type LiftFreeze = { type: 'LiftFreeze'; freeze: string; why: string };
/** Timers: the freeze's start and end have come. */
export type BeginFreeze = { type: 'BeginFreeze'; freeze: string };
export type EndFreeze = { type: 'EndFreeze'; freeze: string };

/** Everything of a scope stops now, for so many minutes; again for the same scope, it lasts that long from now on. */
export type EmergencyStop = { type: 'EmergencyStop'; why: string; scope: Scope; minutes: number };
/** Timer: a stop ends soon. */
export type WarnOfEnd = { type: 'WarnOfEnd'; freeze: string; until: string };

export const STOP_NAME = 'Emergency stop';
const STOP_MAX_MINUTES = 24 * 60;

export const FREEZES: Reads = { docs: ['counter/freeze'], lists: ['freezes/current', 'releases/open'] };

export function declareFreeze(world: World, command: DeclareFreeze): Decision {
  const no = forbidden(world, 'freeze', say`declare a freeze`);
  if (no) return no;
  const { name, why, scope, from, until } = command;
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
  if (Date.parse(until) - Date.parse(from) > 366 * 86_400_000)
    return refuse('too-long', say`The freeze would last more than a year.`, {
      remedy: say`Choose an end within a year; freezes that come again belong in manifests/freezes.yml.`,
      field: 'until',
    });
  const same = world.freezes.find((f) => f.name.toLowerCase() === name.toLowerCase());
  if (same)
    return refuse('same-name', say`There is a freeze named ${same.name} already, until ${at(same.until)}.`, {
      remedy: say`Lift it first, or choose another name.`,
      field: 'name',
    });
  return declared(world, { name, why, scope, from, until });
}

export function emergencyStop(world: World, { why, scope, minutes }: EmergencyStop): Decision {
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
  if (stop)
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
  return declared(world, { name: STOP_NAME, why, scope, from: world.now, until, stop: true });
}

function declared(world: World, { name, why, ...freeze }: Omit<DeclareFreeze, 'type'> & { stop?: true }): Decision {
  const value = (world.counters.freeze ?? 0) + 1;
  const id = `F-${value}`;
  return {
    facts: [
      {
        stream: `freeze/${id}`,
        type: 'FreezeDeclared',
        freeze: id,
        ...freeze,
        by: world.actor.id,
        text: { name, why },
      },
    ],
    counter: { name: 'freeze', value },
  };
}

const sameScope = (a: Scope, b: Scope) =>
  [...a.services].sort().join() === [...b.services].sort().join() &&
  [...a.environments].sort().join() === [...b.environments].sort().join();

export function warnOfEnd(world: World, { freeze: id, until }: WarnOfEnd): Decision {
  const freeze = current(world, id);
  if (freeze?.until !== until) return moot('it was lifted or extended');
  return { facts: [{ stream: `freeze/${id}`, type: 'FreezeEnding', freeze: id }] };
}

export function liftFreeze(world: World, { freeze: id, why }: LiftFreeze): Decision {
  const no = forbidden(world, 'freeze', say`lift a freeze`);
  if (no) return no;
  const freeze = current(world, id);
  if (!freeze)
    return refuse('no-freeze', say`That freeze is over already.`, {
      remedy: say`See what is frozen with /release list.`,
    });
  return { facts: [{ stream: `freeze/${id}`, type: 'FreezeLifted', freeze: id, text: { why } }] };
}

export function beginFreeze(world: World, { freeze: id }: BeginFreeze): Decision {
  return current(world, id)
    ? { facts: [{ stream: `freeze/${id}`, type: 'FreezeBegan', freeze: id }] }
    : moot('lifted before it began');
}

export function endFreeze(world: World, { freeze: id }: EndFreeze): Decision {
  const freeze = current(world, id);
  if (!freeze) return moot('lifted before it ended');
  if (freeze.until > world.now) return moot('it ends later now');
  return { facts: [{ stream: `freeze/${id}`, type: 'FreezeEnded', freeze: id }] };
}

const current = (world: World, id: string): Freeze | undefined => world.freezes.find((f) => f.id === id);
