import type { ChangeType, Part } from '../company.ts';
import type { Item, Release, Window } from '../release/release.ts';

/** What a vote is about. The reason for a release and what customers are told are not part of it: a typo there changes nothing. */
export type Content = { items: Item[]; environment: string; change: ChangeType; window: Window; after: string[] };

export const contentOf = ({ items, environment, change, window, after = [] }: Release): Content => ({
  items,
  environment,
  change,
  window,
  after: after.map((p) => p.release),
});

/** A content as text: the same for the same, in whatever order it was written. */
export function textOf({ items, environment, change, window, after }: Content): string {
  const services = items.map((i) => `${i.service} ${i.version}`).sort();
  return JSON.stringify([services, environment, change, window.start, window.end, after.toSorted()]);
}

/**
 * The fingerprint of a content within one vote: which of the contents it has been about, `c1` for the first. Short, since every ballot names
 * it, and nobody can make two contents share one.
 */
export function printOf(content: Content, known: readonly string[] = []): string {
  const at = known.indexOf(textOf(content));
  return `c${(at < 0 ? known.length : at) + 1}`;
}

/** The parts in which two contents differ. A window that moves or grows by less than the tolerance is the same. */
export function partsChanged(before: Content, now: Content, toleranceMinutes: number): Part[] {
  const names = (c: Content) =>
    c.items
      .map((i) => i.service)
      .sort()
      .join();
  const versions = (c: Content) =>
    c.items
      .map((i) => `${i.service} ${i.version}`)
      .sort()
      .join();
  const apart = (a: string, b: string) => Math.abs(Date.parse(a) - Date.parse(b)) > toleranceMinutes * 60_000;
  const differs: Record<Part, boolean> = {
    services: names(before) !== names(now),
    versions: names(before) === names(now) && versions(before) !== versions(now),
    environment: before.environment !== now.environment,
    change: before.change !== now.change,
    window: apart(before.window.start, now.window.start) || apart(before.window.end, now.window.end),
    order: before.after.toSorted().join() !== now.after.toSorted().join(),
  };
  return (Object.keys(differs) as Part[]).filter((part) => differs[part]);
}
