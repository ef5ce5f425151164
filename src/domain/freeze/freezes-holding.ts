import { stands } from '../release/clearing/overrides.ts';
import { legsLeft, scheduled } from '../release/planning/route.ts';
import type { Pass, Release } from '../release/release.ts';
import { type Frost, freezesAt, freezesTouching } from './freeze.ts';
import { type FrozenSpan, keyOf } from './frozen-span.ts';
import { targetOf } from './scope.ts';

/** `now`: UTC ISO */
type Around = Frost & { now: string };

export const passFor = (release: Release, freeze: FrozenSpan, now: string): Pass | undefined =>
  release.passes?.find((p) => p.freeze === keyOf(freeze) && now < p.until);

/** The hard freezes that hold a release now, the one that ends last first; those it has a pass for do not, nor those that let be finished what runs. */
export const allHolding = (release: Release, world: Around): FrozenSpan[] =>
  hardNow(release, world).filter((f) => !letsFinish(release, f));

/** Those that do not hold what runs of it now, and hold all that starts after they began. */
export const lettingFinish = (release: Release, world: Around): FrozenSpan[] =>
  hardNow(release, world).filter((f) => letsFinish(release, f));

const hardNow = (release: Release, world: Around) =>
  freezesAt(world, targetOf(release), world.now).filter(
    (f) => !f.soft && !passFor(release, f, world.now) && !overridden(release, f),
  );

const letsFinish = (release: Release, { inFlight, from }: FrozenSpan) =>
  inFlight === 'finish' && release.status === 'deploying' && release.rollout.startedAt < from;

/** An override goes against the freezes of its moment, not against those that began later. */
const overridden = (release: Release, freeze: FrozenSpan) =>
  release.overrides?.some((o) => stands(o) && o.gates.includes('freeze') && freeze.from <= o.at) ?? false;

/** Whether a release goes past a freeze in its window: it has a pass for it, or somebody went against it. */
export const goesPast = (release: Release, freeze: FrozenSpan, now: string): boolean =>
  passThen(release, freeze, now) !== undefined || overridden(release, freeze);

export const holding = (release: Release, world: Around): FrozenSpan | undefined => allHolding(release, world)[0];

/** The soft freeze that asks for a reason now. */
export const softNow = (release: Release, world: Around): FrozenSpan | undefined =>
  freezesAt(world, targetOf(release), world.now).find((f) => f.soft && !passFor(release, f, world.now));

/** The hard freezes that touch its window and are not over; those it has a pass for, or that somebody went against, do not. */
export const hardThen = (release: Release, world: Around): FrozenSpan[] =>
  freezesTouching(world, targetOf(release), release.window.start, release.window.end).filter(
    (f) => !f.soft && world.now < f.until && !goesPast(release, f, world.now),
  );

/** The pass that lets a release into its window against a freeze: one that ends before they meet, or is over, is of no use then. */
const passThen = (release: Release, freeze: FrozenSpan, now: string): Pass | undefined =>
  passFor(
    release,
    freeze,
    [freeze.from, release.window.start, now].reduce((a, b) => (a > b ? a : b)),
  );

/** The hard freezes that keep it from where it goes: what holds it now, and what will there, each environment in its window. */
export const inItsWay = (release: Release, world: Around): FrozenSpan[] => [
  ...allHolding(release, world),
  ...legsLeft(release).flatMap((leg) => hardThen({ ...release, ...leg }, world)),
];

/** The freezes a pass could be for: those that hold it now first, then those in the window that somebody chose, or where it goes before that, then those it may pass already, to change their end. */
export const freezesAhead = (release: Release, world: Around): FrozenSpan[] => [
  ...allHolding(release, world),
  ...inWindow(scheduled(release), world),
  ...legsLeft(release).flatMap((leg) => inWindow({ ...release, ...leg }, world)),
  ...freezesAt(world, targetOf(release), world.now),
];

const inWindow = (release: Release, world: Around): FrozenSpan[] =>
  freezesTouching(world, targetOf(release), release.window.start, release.window.end)
    .filter((f) => !f.soft && f.until > world.now && !passThen(release, f, world.now))
    .sort((a, b) => a.from.localeCompare(b.from));
