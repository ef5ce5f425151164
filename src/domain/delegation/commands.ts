import { roleTitle } from '../company.ts';
import { type Decision, moot, type Reads, refuse, rolesOf, type World } from '../decision.ts';
import { at, listed, say, users } from '../phrase.ts';

export type DelegateVote = { type: 'DelegateVote'; to: string; role?: string; from: string; until: string };
/** All that the actor has asked others to do, or one of it. */
export type RevokeDelegation = { type: 'RevokeDelegation'; delegation?: string };
/** Timer. */
export type EndDelegation = { type: 'EndDelegation'; delegation: string };

export const DELEGATIONS: Reads = { docs: ['counter/delegation'], lists: ['delegations/all', 'votes/open'] };

const MOST_DAYS = 92;

export function delegateVote(world: World, { to, role, from, until }: DelegateVote): Decision {
  const { actor, people, company, now } = world;
  const mine = rolesOf(people, actor.id).filter((r) => company.policies.some((p) => p.rules.some((x) => x.role === r)));
  if (to === actor.id)
    return refuse('self', say`You can't stand in for yourself.`, { remedy: say`Name somebody else.`, field: 'to' });
  if (people.deactivated.includes(to) || people.guests?.includes(to))
    return refuse('not-able', say`${users([to])} can't vote here: a guest, or a deactivated account.`, { field: 'to' });
  if (mine.length === 0 || (role !== undefined && !mine.includes(role)))
    return refuse('not-a-voter', say`You hold no role${role ? say` ${role}` : []} that votes.`, {
      remedy:
        mine.length > 0
          ? say`Yours: ${listed(mine.map((r) => say`${roleTitle(company, r)}`))}.`
          : say`There is nothing to hand on.`,
      field: 'role',
    });
  if (until <= from || until <= now)
    return refuse('past', say`It would end (${at(until)}) before it begins.`, {
      remedy: say`Choose an end to come.`,
      field: 'until',
    });
  if (Date.parse(until) - Date.parse(from) > MOST_DAYS * 86_400_000)
    return refuse('too-long', say`That is longer than three months.`, {
      remedy: say`For longer, ask whoever keeps manifests/roles.yml.`,
      field: 'until',
    });
  const value = (world.counters.delegation ?? 0) + 1;
  const id = `D-${value}`;
  return {
    facts: [
      {
        stream: `delegation/${id}`,
        type: 'VoteDelegated',
        delegation: id,
        by: actor.id,
        to,
        ...(role && { role }),
        from,
        until,
      },
    ],
    counter: { name: 'delegation', value },
  };
}

export function revokeDelegation(world: World, { delegation }: RevokeDelegation): Decision {
  const mine = world.delegations.filter(
    (d) => d.by === world.actor.id && !d.revoked && (delegation === undefined || d.id === delegation),
  );
  if (mine.length === 0)
    return refuse('no-delegation', say`Nobody stands in for you.`, {
      remedy: say`Ask somebody: /release delegate @person until Friday.`,
    });
  return {
    facts: mine.map((d) => ({
      stream: `delegation/${d.id}`,
      type: 'DelegationRevoked',
      delegation: d.id,
      by: world.actor.id,
    })),
  };
}

export function endDelegation(world: World, { delegation: id }: EndDelegation): Decision {
  const found = world.delegations.find((d) => d.id === id);
  if (!found || found.revoked || found.until > world.now) return moot('nothing is to be ended');
  return { facts: [{ stream: `delegation/${id}`, type: 'DelegationEnded', delegation: id }] };
}
