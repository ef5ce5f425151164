import type { Refusal, World } from '../decision.ts';
import { refuse } from '../decision.ts';
import type { Fact } from '../fact.ts';
import { say } from '../phrase.ts';
import { predecessorEnded } from './facts/predecessor-ended.ts';
import type { Predecessor, Release } from './release.ts';

type How = NonNullable<Predecessor['ended']>;

/** Whoever waits for a release learns how it ended. */
export const toSuccessors = (id: string, how: How, world: Pick<World, 'openReleases'>): Fact[] =>
  world.openReleases
    .filter((r) => r.after?.some((p) => p.release === id))
    .map((r) => predecessorEnded.of(r.id, { predecessor: id, how }));

/** What is wrong with the releases that are to complete first. `self`: the release that names them, when it is planned already. */
export function predecessorFault(after: string[], world: World, self?: Release): Refusal | undefined {
  const field = 'after';
  const unknown = after.find(
    (id) => !world.openReleases.some((r) => r.id === id) && !self?.after?.some((p) => p.release === id),
  );
  if (unknown)
    return refuse('unknown-predecessor', say`${unknown} is not open: it is over, or was never planned.`, {
      remedy: say`Open ones: ${
        world.openReleases
          .map((r) => r.id)
          .slice(0, 20)
          .join(', ') || 'none'
      }.`,
      field,
    });
  const circle = self && circleOf(self.id, after, world);
  if (circle)
    return refuse('circle', say`${circle.join(' → ')} is a circle: each would wait for the other.`, {
      remedy: say`Leave one of them out.`,
      field,
    });
  return undefined;
}

/** The way from a release back to itself, by ids. */
function circleOf(self: string, after: string[], { openReleases }: Pick<World, 'openReleases'>): string[] | undefined {
  const walk = (id: string, trail: string[]): string[] | undefined => {
    if (id === self) return [...trail, id];
    if (trail.includes(id)) return undefined;
    const next = openReleases.find((r) => r.id === id)?.after ?? [];
    for (const p of next) {
      const found = walk(p.release, [...trail, id]);
      if (found) return found;
    }
    return undefined;
  };
  for (const id of after) {
    const found = walk(id, [self]);
    if (found) return found;
  }
  return undefined;
}
