import { type Refusal, refuse } from '../../deciding/decision.ts';
import type { Fact } from '../../deciding/fact.ts';
import { firstOf } from '../../first-of.ts';
import { say } from '../../phrase.ts';
import type { OpenReleases, Successors } from '../document.ts';
import { predecessorEnded } from '../facts/predecessor-ended.ts';
import { isOver, type Predecessor, type Release } from '../release.ts';

type How = NonNullable<Predecessor['ended']>;

/** Whoever waits for a release learns how it ended. */
export const toSuccessors = (id: string, how: How, { successors }: Successors): Fact[] =>
  successors
    .filter((r) => r.after?.some((p) => p.release === id))
    .map((r) => predecessorEnded.of(r.id, { predecessor: id, how }));

/** The releases that are to complete first, by id: undefined for one that nobody has planned. */
export type NamedReleases = Readonly<Record<string, Release | undefined>>;

/** What is wrong with the releases that are to complete first. `self`: the release that names them, when it is planned already. */
export function predecessorFault(named: NamedReleases, self?: Release): Refusal | undefined {
  const unknown = Object.entries(named).find(([id, r]) => (!r || isOver(r)) && !waitsFor(self, id));
  if (!unknown) return undefined;
  return refuse('unknown-predecessor', say`${unknown[0]} is not open: it is over, or was never planned.`, {
    remedy: say`See the open ones with \`/release list\`.`,
    field: 'after',
  });
}

/** Whether an order names what it did not name before: only that can close a circle. */
export const namesAnother = (after: readonly string[], self: Release) => after.some((id) => !waitsFor(self, id));

const waitsFor = (self: Release | undefined, id: string) => self?.after?.some((p) => p.release === id) ?? false;

/** Releases that would wait for each other. */
export function circleFault(after: string[], { openReleases }: OpenReleases, self: Release): Refusal | undefined {
  const circle = circleOf(self.id, after, openReleases);
  if (!circle) return undefined;
  return refuse('circle', say`${circle.join(' → ')} is a circle: each would wait for the other.`, {
    remedy: say`Leave one of them out.`,
    field: 'after',
  });
}

/** The way from a release back to itself, by ids. */
function circleOf(self: string, after: string[], openReleases: Release[]): string[] | undefined {
  const walk = (id: string, trail: string[]): string[] | undefined => {
    if (id === self) return [...trail, id];
    if (trail.includes(id)) return undefined;
    const next = openReleases.find((r) => r.id === id)?.after ?? [];
    return firstOf(next, (p) => walk(p.release, [...trail, id]));
  };
  return firstOf(after, (id) => walk(id, [self]));
}
