import type { Begun, Item, Leg, Passed, Window } from '../parts.ts';

/** What of a release says where it goes. `ahead`: the environments that come after the one it is at; `passed`: those where it is live. */
export type Routed = { environment: string; window: Window; passed?: Passed[]; ahead?: Leg[] };

/** Where a release is, and what it is still to go through after that, in order, with its window. */
export const legsLeft = ({ environment, window, ahead = [] }: Routed): Leg[] => [{ environment, window }, ...ahead];

/** Every environment of a release in order, with its window. */
export const legsOf = (release: Routed): Leg[] => [
  ...(release.passed ?? []).map((p) => ({ environment: p.environment, window: p.window })),
  ...legsLeft(release),
];

/** The names of all environments that a release goes through. */
export const placesIn = (release: Routed): string[] => legsOf(release).map((leg) => leg.environment);

/** Those that it is still to go through before the last of them, in order: the one it is at, and whatever comes between. */
export const placesBefore = (release: Routed): string[] =>
  legsLeft(release)
    .map((leg) => leg.environment)
    .slice(0, -1);

/** A release as others plan around it: in the last of its environments, at the time that somebody chose. Before that it goes whenever it can. */
export function scheduled<R extends Routed>(release: R): R {
  const last = release.ahead?.at(-1);
  return last ? { ...release, environment: last.environment, window: last.window } : release;
}

/** Whether it has been deployed where it is to be at the end: what happens before that reaches no customer. Of those of before only their number is kept. */
export function hasBegunAtLast(release: Routed & { runs: number; begun?: Begun[] }): boolean {
  const { environment } = scheduled(release);
  return release.begun?.some((b) => b.environment === environment) ?? release.runs > (release.passed?.length ?? 0);
}

/** Its last window is another one: the environments before it have time until then. */
export function rescheduled({ window, ahead = [] }: Routed, to: Window): { window: Window; ahead?: Leg[] } {
  if (ahead.length === 0) return { window: to };
  const until = (before: Window): Window => ({ ...before, end: to.start });
  const last = ahead.length - 1;
  return {
    window: until(window),
    ahead: ahead.map((leg, i) => ({ ...leg, window: i === last ? to : until(leg.window) })),
  };
}

/** The first environment of a way, and those after it. `now`: UTC ISO; whatever comes before the last one goes any time before that begins. */
export function routed(before: readonly string[], environment: string, window: Window, now: string): Routed {
  const [first, ...more] = before;
  if (first === undefined) return { environment, window };
  const any: Window = { start: now, end: window.start, zone: window.zone };
  return {
    environment: first,
    window: any,
    ahead: [...more.map((name) => ({ environment: name, window: any })), { environment, window }],
  };
}

/** "staging (live), then production": where a release goes, and where it is live already. */
export const routeWords = ({ passed = [], environment, ahead = [] }: Routed): string =>
  [...passed.map((p) => `${p.environment} (live)`), environment, ...ahead.map((leg) => leg.environment)].join(
    ', then ',
  );

/** "checkout-api 4.2 → staging, then production" */
export const wholeName = ({ items, ...where }: Routed & { items: Item[] }): string =>
  `${items.map((i) => `${i.service} ${i.version}`).join(', ')} → ${routeWords(where)}`;
