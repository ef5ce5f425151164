import type { HealthJudged } from '../health/verdict.ts';

export type Item = { service: string; version: string };
/** Planned start and end, UTC ISO; `zone` is the planner's IANA zone. */
export type Window = { start: string; end: string; zone: string };
export const isSameWindow = (a: Omit<Window, 'zone'>, b: Omit<Window, 'zone'>): boolean =>
  a.start === b.start && a.end === b.end;
/** An environment that a release goes to, and when. */
export type Leg = { environment: string; window: Window };
/** One where it is live and healthy. `at`: since when, UTC ISO. */
export type Passed = Leg & { at: string };
/** When a rollout of it began, UTC ISO; `back`: a rollback. */
export type Begun = { environment: string; at: string; back?: true };
/** `ended`: how it did, once it is over; before form 7 one of which a part stays, or that others replaced, was said to be rolled back. */
export type Predecessor = {
  release: string;
  ended?: 'completed' | 'rolled-back' | 'partly-back' | 'replaced' | 'cancelled';
};
/** Something to read before one votes, such as the way back. `url` is https. */
export type LinkedDocument = { name: string; url: string };

/** A fix in a hurry of what is live. `replaces`: what ran there when it was planned, none where nobody had told; `skips`: the environments that do not have it first. */
export type Hotfix = { replaces: Item[]; skips: string[] };

/** How what runs since a rollout is, where nothing waited to see it: after a rollback, or by hand. `said`: what was measured where; `at`: UTC ISO. Before form 14 nobody noted in which environment. */
export type FoundAfter = { rollout: string; environment?: string; verdict: HealthJudged; said: string; at: string };

/** A rollback drill. `turned`: when the version before was live everywhere, and it began to come back, UTC ISO. */
export type Drill = { turned?: string };

export type Update = { at: string; by: string; happened: string; next: string };

/** Who wrote it, as far as nobody knows who they are; `names`: what repositories call them, in the order of the marks; `untold`: versions of which nobody told. */
export type UnknownAuthors = { marks: string[]; names: string[]; untold: string[] };

/** Leave for this release to pass one freeze, until an instant (UTC ISO). `freeze` is the freeze's key. */
export type Pass = { freeze: string; name: string; until: string; by: string; why: string };

/** What somebody wants in a release after its cut-off. `link`: where it was asked for. */
export type Request = {
  id: string;
  items: Item[];
  by: string;
  at: string;
  why: string;
  link?: string;
};

/** `due`: UTC ISO; `by`: who did it. */
export type Review = { due: string; by?: string; found?: string };
export type HandOver = { to: string; by: string; at: string; summary: string };

/** `of`: user ids; `action`: see `help.ts`. */
export type HelpSought = { action: string; by: string; at: string; of: string[] };
