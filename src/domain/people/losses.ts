import type { World } from '../deciding/world.ts';
import type { OpenReleases } from '../release/document.ts';
import type { Votes } from '../vote/document.ts';
import { nobodyLeft } from '../vote/nobody-left.ts';
import { isMember } from './members.ts';

/**
 * What was missing when it was looked before, by what it is called when it is told: an open vote that can't pass, an owner who is gone. `again`: since when
 * it is missing once more, UTC ISO, which is news of its own.
 */
export type Losses = ReadonlyMap<string, { isSo: boolean; again?: string }>;

export const voteLoss = (vote: string) => `nobody-left/${vote}`;
export const ownerLoss = (owner: string) => `owner-lost/${owner}`;

type Known = Pick<World, 'now' | 'people'> & OpenReleases & Votes;

/** What is missing now, and what was missing and is not any more. */
export function lossesNow(world: Known, before: Losses): Losses {
  const now = new Set(missing(world));
  const all = [...new Set([...before.keys(), ...now])];
  return new Map(
    all.map((name) => {
      const [was, isSo] = [before.get(name), now.has(name)];
      const again = was && isSo && !was.isSo ? world.now : was?.again;
      return [name, { isSo, ...(again && { again }) }];
    }),
  );
}

function missing({ openReleases, votes, ...world }: Known): string[] {
  const owners = new Set(openReleases.map((r) => r.owner).filter((o) => !isMember(world.people, o)));
  const open = openReleases.flatMap((r) => (r.status === 'voting' ? (votes[r.vote] ?? []) : []));
  const lost = open.filter((v) => nobodyLeft(v, world).length > 0);
  return [...[...owners].map(ownerLoss), ...lost.map((v) => voteLoss(v.id))];
}
