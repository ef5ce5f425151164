import type { World } from '../../deciding/world.ts';
import { own } from '../../own.ts';
import { isMember } from '../../people/members.ts';
import { isOwnWork, missing, openRoles } from '../standing.ts';
import { counting } from '../still-counts.ts';
import type { Vote } from '../vote.ts';

/** Who is paged for a vote at a rung of the ladder, and the rung, which may be a later one where nobody is left; undefined past its end. */
export function approversFrom(
  vote: Vote,
  rung: number,
  { people }: Pick<World, 'people'>,
): { rung: number; people: string[] } | undefined {
  const standing = counting(vote, people);
  const left = missing(standing, people.roles).flatMap((m) => m.people);
  const ladders = openRoles(standing).map((role) => ladderOf(vote, role, people));
  const length = Math.max(0, ...ladders.map((l) => l.length));
  for (let at = rung; at < length; at += 1) {
    // Who stands in the ladders of two roles is asked once for both.
    const before = ladders.flatMap((l) => l.slice(0, at).flat());
    const now = [...new Set(ladders.flatMap((l) => l[at] ?? []))];
    const asked = now.filter((p) => left.includes(p) && !before.includes(p));
    if (asked.length > 0) return { rung: at, people: asked };
  }
  return undefined;
}

/** As many of a role as it needs, then one more at a time; those who are away come last. */
function ladderOf(vote: Vote, role: string, people: World['people']): string[][] {
  const able = (own(people.roles, role) ?? []).filter((p) => isMember(people, p) && !isOwnWork(vote, p));
  const isAway = (p: string) => people.away?.includes(p) ?? false;
  const order = [...able.filter((p) => !isAway(p)), ...able.filter(isAway)];
  const need = vote.rules.find((r) => r.role === role)?.need ?? 1;
  return order.length === 0 ? [] : [order.slice(0, need), ...order.slice(need).map((p) => [p])];
}
