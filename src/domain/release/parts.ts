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

/** A rollback drill. `turned`: when the version before was live everywhere, and it began to come back, UTC ISO. */
export type Drill = { turned?: string };
