import { spansIn } from '../calendar/recurrence.ts';
import type { RecurringFreeze } from '../company.ts';
import { type Decision, type DomainFact, moot, type World } from '../decision.ts';
import { type Due, dueAt } from '../intents.ts';

/** Timers: a freeze of the manifests that is announced begins, and ends. `from` names the occurrence, UTC ISO. */
export type AnnounceFreeze = { type: 'AnnounceFreeze'; freeze: string; from: string };
export type AnnounceThaw = { type: 'AnnounceThaw'; freeze: string; from: string };

const AHEAD_MS = 400 * 86_400_000;

export const againId = (name: string) => `again-${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;

const named = (world: Pick<World, 'company'>, name: string): RecurringFreeze | undefined =>
  world.company.freezes.find((f) => f.name === name && f.announce);

/** Whatever comes of it, a fact calls for the end, and the end for the next beginning. */
export function announceFreeze(world: World, { freeze: name, from }: AnnounceFreeze): Decision {
  const freeze = named(world, name);
  if (!freeze) return moot('it is not announced any more');
  const span = spansIn(freeze, from, new Date(Date.parse(from) + 1).toISOString()).find((s) => s.from === from);
  const { why, scope, soft, inFlight } = freeze;
  const until = span && span.until > world.now ? span.until : from;
  return {
    facts: [
      {
        ...about(name),
        type: 'FreezeCame',
        scope,
        from,
        until,
        by: world.actor.id,
        ...(soft && { soft }),
        ...(inFlight && { inFlight }),
        text: { name, why },
      },
    ],
  };
}

export function announceThaw(world: World, { freeze: name, from }: AnnounceThaw): Decision {
  return named(world, name)
    ? { facts: [{ ...about(name), type: 'FreezeWent', from }] }
    : moot('it is not announced any more');
}

const about = (name: string): Pick<Extract<DomainFact, { type: 'FreezeWent' }>, 'stream' | 'freeze'> => ({
  stream: `freeze/${againId(name)}`,
  freeze: againId(name),
});

/** The timer of a freeze's first beginning after an instant (UTC ISO). */
export function nextComing(name: string, after: string, world: Pick<World, 'now' | 'company' | 'people'>): Due[] {
  const freeze = named(world, name);
  const until = new Date(Date.parse(after) + AHEAD_MS).toISOString();
  const next = freeze && spansIn(freeze, after, until).find((s) => s.from > after);
  if (!next) return [];
  const command = { type: 'AnnounceFreeze', freeze: name, from: next.from } as const;
  return [dueAt(world).timer(`again/${againId(name)}/${next.from}`, next.from, command)];
}
