import type { BuildsOf } from '../build/document.ts';
import { newIn } from '../build/new-in.ts';
import { peopleIn } from '../build/writers.ts';
import type { VoteNeed, VotePolicy, VoteRule } from '../company/policies.ts';
import type { World } from '../deciding/world.ts';
import type { Environments } from '../environment/document.ts';
import { own } from '../own.ts';
import type { Release } from '../release/release.ts';
import type { Vote } from './vote.ts';

/** Those in Slack who wrote what is new in a release, by user id; none where the policy lets them clear it. */
export function committersOf(
  release: Release,
  policy: VotePolicy,
  world: BuildsOf & Environments & Pick<World, 'people' | 'company'>,
): string[] {
  if (policy.committersCount) return [];
  return peopleIn(newIn(release, world), world.people);
}

/** Who owns a release, and who has owned it. */
export const ownersOf = ({ owner, former = [] }: Pick<Release, 'owner' | 'former'>) => [owner, ...former];

/** Whether somebody could clear it: neither who owns or has owned it nor who wrote it, unless the policy says so. */
export const mayClear = (
  person: string,
  release: Release,
  policy: VotePolicy,
  committers: readonly string[],
): boolean => (ownersOf(release).includes(person) ? policy.authorCounts : !committers.includes(person));

/** How many of a role could clear it. */
export const ableOf = (
  role: string,
  release: Release,
  policy: VotePolicy,
  committers: string[],
  { people }: Pick<World, 'people'>,
) => (own(people.roles, role) ?? []).filter((p) => mayClear(p, release, policy, committers)).length;

/** How many each role needs, settled: a share is rounded up, and is never nobody. */
export const settled = (policy: VotePolicy, able: (role: string) => number): VoteRule[] =>
  policy.rules.map((r) => ({ ...r, need: neededOf(r.need, able(r.role)) }));

function neededOf(need: VoteNeed, able: number): number {
  if (typeof need === 'number') return need;
  return Math.max(1, need === 'all' ? able : Math.ceil((able * Number.parseInt(need, 10)) / 100));
}

/** The rules of a vote whose content changed: shares are of those who are able now. */
export const settledAnew = (vote: Vote, policy: VotePolicy, able: (role: string) => number): VoteRule[] =>
  vote.rules.map((r) => {
    const need = policy.rules.find((p) => p.role === r.role)?.need;
    return need === undefined || typeof need === 'number' ? r : { ...r, need: neededOf(need, able(r.role)) };
  });
