import { DAY_MS } from '../../time/instants.ts';
import { roleTitle } from '../company/roles.ts';
import { command } from '../deciding/command.ts';
import { type Decision, type Refusal, refuse } from '../deciding/decision.ts';
import { count } from '../deciding/reads.ts';
import type { World } from '../deciding/world.ts';
import { rolesOf } from '../people/may.ts';
import { notMember } from '../people/outsiders.ts';
import { at, listed, say } from '../phrase.ts';
import { voteDelegated } from './facts/vote-delegated.ts';

/** Somebody else votes for the actor in [from, until), UTC ISO; without a role, in every one of theirs. */
export type DelegateVote = { type: 'DelegateVote'; to: string; role?: string; from: string; until: string };

const MOST_DAYS = 92;

export const delegateVote = command<DelegateVote>()({
  reads: () => ({ delegated: count('delegation') }),
  decide(world, { to, role, from, until }): Decision {
    const no = personFault(to, world) ?? roleFault(role, world) ?? timeFault(from, until, world.now);
    if (no) return no;
    const value = world.delegated + 1;
    const by = world.actor.id;
    return {
      facts: [voteDelegated.of(`D-${value}`, { by, to, ...(role && { role }), from, until })],
      counter: { name: 'delegation', value },
    };
  },
});

function personFault(to: string, { actor, people }: World): Refusal | undefined {
  if (to === actor.id)
    return refuse('self', say`You can't stand in for yourself.`, { remedy: say`Name somebody else.`, field: 'to' });
  return notMember(people, to, say`vote here`);
}

function roleFault(role: string | undefined, { actor, people, company }: World): Refusal | undefined {
  const mine = rolesOf(people, actor.id).filter((r) => company.policies.some((p) => p.rules.some((x) => x.role === r)));
  if (mine.length > 0 && (role === undefined || mine.includes(role))) return undefined;
  return refuse('not-a-voter', say`You hold no role${role ? say` ${role}` : []} that votes.`, {
    remedy:
      mine.length > 0
        ? say`Yours: ${listed(mine.map((r) => say`${roleTitle(company, r)}`))}.`
        : say`There is nothing to hand on.`,
    field: 'role',
  });
}

function timeFault(from: string, until: string, now: string): Refusal | undefined {
  if (until <= from || until <= now)
    return refuse('past', say`It would end (${at(until)}) before it begins.`, {
      remedy: say`Choose an end to come.`,
      field: 'until',
    });
  if (Date.parse(until) - Date.parse(from) > MOST_DAYS * DAY_MS)
    return refuse('too-long', say`That is longer than three months.`, {
      remedy: say`For longer, ask whoever keeps manifests/roles.yml.`,
      field: 'until',
    });
  return undefined;
}
