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

/** Whether it is before its last environment, and the time of that has not come: late on its way, it can still be there in time. `now`: UTC ISO. */
export const canStillCome = (release: Routed, now: string): boolean =>
  release.ahead !== undefined && now < scheduled(release).window.start;

/** Whether it has been deployed where it is to be at the end: what happens before that reaches no customer. Of those of before only their number is kept. */
export function hasBegunAtLast(release: Routed & { runs: number; begun?: Begun[] }): boolean {
  const { environment } = scheduled(release);
  return release.begun?.some((b) => b.environment === environment) ?? release.runs > (release.passed?.length ?? 0);
}

/**
 * Those that it is still to go through before the last, at a time that somebody chose. To the others it goes any time before the next of these, or the last,
 * begins: theirs ends there.
 */
export function ownTimes(release: Routed): Leg[] {
  const [last, ...before] = legsLeft(release).toReversed();
  const own: Leg[] = [];
  for (const leg of before) if (leg.window.end !== (own[0] ?? last)?.window.start) own.unshift(leg);
  return own;
}

/** Whether it goes where it is at a time that somebody chose. */
export const isAtItsTime = (release: Routed): boolean =>
  !release.ahead || ownTimes(release)[0]?.environment === release.environment;

/**
 * Its last window is another one: the environments before it have time until then. A time of their own stays, unless it is over or would not be before
 * what comes next: then they go any time before that. `now`: UTC ISO.
 */
export function rescheduled(release: Routed, to: Window, now: string): { window: Window; ahead?: Leg[] } {
  const own = ownTimes(release);
  return onTheWay(legsLeft(release), to, now, (leg, due) =>
    own.some((o) => o.environment === leg.environment) && now < leg.window.end && leg.window.end <= due
      ? leg.window
      : undefined,
  );
}

/** The first environment of a way, and those after it. `now`: UTC ISO; `early`: when it goes to some of those before the last. */
export function routed(
  before: readonly string[],
  environment: string,
  window: Window,
  now: string,
  early: readonly Leg[] = [],
): Routed {
  const way = [...before, environment].map((name) => ({ environment: name, window: { ...window, start: now } }));
  const times = onTheWay(way, window, now, (leg) => early.find((e) => e.environment === leg.environment)?.window);
  return { environment: before[0] ?? environment, ...times };
}

/** The windows of a way, from the last backwards. `own`: the time of its own that one has; `due`: when the next that has one begins, UTC ISO. */
function onTheWay(
  way: readonly Leg[],
  last: Window,
  now: string,
  own: (leg: Leg, due: string) => Window | undefined,
): { window: Window; ahead?: Leg[] } {
  const ahead: Leg[] = [];
  let window = last;
  let due = last.start;
  for (const [i, leg] of [...way.entries()].reverse()) {
    const isLast = i === way.length - 1;
    const { start } = leg.window;
    const chosen = isLast ? last : own(leg, due);
    window = chosen ?? { ...leg.window, start: start < due ? start : now, end: due };
    due = chosen?.start ?? due;
    if (i > 0) ahead.unshift({ ...leg, window });
  }
  return { window, ...(ahead.length > 0 && { ahead }) };
}

/** "staging (live), then production": where a release goes, and where it is live already. */
export const routeWords = ({ passed = [], environment, ahead = [] }: Routed): string =>
  [...passed.map((p) => `${p.environment} (live)`), environment, ...ahead.map((leg) => leg.environment)].join(
    ', then ',
  );

/** "checkout-api 4.2 → staging, then production" */
export const wholeName = ({ items, ...where }: Routed & { items: Item[] }): string =>
  `${items.map((i) => `${i.service} ${i.version}`).join(', ')} → ${routeWords(where)}`;
