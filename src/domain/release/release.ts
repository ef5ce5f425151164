import type { ChangeType } from '../company/changes.ts';
import type { Phrase } from '../phrase.ts';
import type { Act, Pace } from '../strategy/strategy.ts';
import type { Content } from '../vote/content.ts';
import type { Drill, Hotfix, Item, Leg, LinkedDocument, Passed, Predecessor, Window } from './parts.ts';

export type { Drill, Hotfix, Item, Leg, LinkedDocument, Passed, Predecessor, Window } from './parts.ts';

/** `verifying`: its pipeline is done, and it has to prove itself for a while. */
export type StageState = 'waiting' | 'running' | 'verifying' | 'done' | 'failed';
/**
 * How a step failed: its pipeline said so, or never took it; or nobody knows what became of it, because its pipeline did not answer, fell
 * silent, or is not waited for any more; `unproven`: its pipeline was done, and it was not verified, or not well.
 */
export const FAILURES = ['reported', 'refused', 'unanswered', 'silent', 'stopped', 'unproven'] as const;
export type Failure = (typeof FAILURES)[number];
export type Stage = {
  name: string;
  region: string;
  target: string;
  /** `previous`: what ran there before, or null when nobody knows */
  items: { service: string; version: string; previous: string | null }[];
  /** of a strategy with several steps: the part of the rollout they belong to, whose name they begin with */
  part?: string;
  /** what its pipeline does; without it, it deploys. `share`: of the traffic on the new version once it is done, percent; without it, all */
  act?: Act;
  share?: number;
  /** how long it is verified, and how the next one begins */
  pace?: Pace;
  state: StageState;
  /** of one that is verified: until when at least, UTC ISO */
  verifyUntil?: string;
  /** its health is bad, or not known: somebody decides, and from `until` on `decides` (a role) hears of it */
  doubt?: { verdict: 'unhealthy' | 'unknown'; said: string; at: string; until: string; decides?: string };
  /** who went on all the same */
  passed?: { by: string; at: string };
  /** 0–100 */
  percent: number;
  /** the number of the newest report that counted */
  n: number;
  note: string;
  startedAt?: string;
  finishedAt?: string;
  /** when its pipeline was last heard of, UTC ISO */
  heardAt?: string;
  /** where its run can be looked at, as its pipeline told */
  url?: string;
  /** what its target calls the run: it is asked about by this */
  run?: string;
  /** how far its run was when it last told of itself, where what it sends has no number of ours */
  mark?: number;
  /** of one that failed: how */
  how?: Failure;
};

/** A step that was given up without an answer, and whose run was left behind: what comes of it may still be heard. */
export type Abandoned = { rollout: string; direction: 'forward' | 'back'; stage: Stage };

/** A no-go of a role with veto, once the vote had passed and the first step had begun. */
export type NoGo = { by: string; role: string; why: string; at: string };

/** What stopped a rollout: a freeze, between two stages or in the middle of the stage `paused`; or, between two, a no-go, or the `next` that somebody has to begin. */
export type Hold =
  | { freeze: string; until: string; paused?: string; next?: undefined }
  | { freeze?: undefined; until?: undefined; paused?: undefined; next?: string };

/** What a check saw when somebody decided; kept as it was. */
export type Evidence = { gate: string; open: boolean; saw: Phrase };

/** One run over the stages, forwards or back. `noGos`: those that nobody has lifted; `evidence`: its checks when it was last begun or gone on with. */
export type Rollout = {
  id: string;
  direction: 'forward' | 'back';
  by: string;
  startedAt: string;
  stages: Stage[];
  /** a rollback that waits for another release's, and the one that waits for this */
  after?: string;
  next?: string;
  /** who stopped it short */
  stopped?: { by: string; at: string };
  held?: Hold;
  noGos?: NoGo[];
  evidence?: { at: string; seen: Evidence[] };
};

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

/** `gates`: by id; `content`: what it was given for; `lapsed`: that is another one now. */
export type Override = { gates: string[]; by: string; at: string; why: string; content?: Content; lapsed?: true };
/** `due`: UTC ISO; `by`: who did it. */
export type Review = { due: string; by?: string; found?: string };
export type HandOver = { to: string; by: string; at: string; summary: string };

export type Update = { at: string; by: string; happened: string; next: string };

type Base = {
  v: 4;
  /** `R-118` */
  id: string;
  items: Item[];
  /** the one it is at; its `window` is for that */
  environment: string;
  /** where it is live already, in order; and where it goes after that */
  passed?: Passed[];
  ahead?: Leg[];
  change: ChangeType;
  window: Window;
  why: string;
  /** what customers notice, for support; may be empty */
  customers: string;
  owner: string;
  /** who has owned it before */
  former?: string[];
  plannedAt: string;
  /** how many votes there have been */
  round: number;
  /** how many rollouts there have been */
  runs: number;
  lastUpdate?: Update;
  passes?: Pass[];
  /** deadlines that are met, by name */
  met?: Record<string, { by: string; at: string }>;
  /** the releases that must complete first; `ended`: how they did, or did not */
  after?: Predecessor[];
  /** the name of the strategy that was chosen for it, in place of those of its services and environment */
  strategy?: string;
  /** the train that opened it */
  train?: string;
  /** of one that was planned as a hotfix */
  hotfix?: Hotfix;
  /** it goes to the version before, and comes back by itself */
  drill?: Drill;
  /** scope requests that nobody has answered */
  requests?: Request[];
  overrides?: Override[];
  review?: Review;
  documents?: LinkedDocument[];
  handOver?: HandOver;
  /** the newest last */
  abandoned?: Abandoned[];
  /** the template of a standard change, with its version */
  template?: { name: string; version: number; title: string };
};

export type Release = Base &
  (
    | { status: 'planned' }
    | { status: 'voting'; vote: string; closesAt: string }
    | { status: 'rejected'; vote: string; role: string; by: string; reason: string }
    | { status: 'approved'; vote: string; approvedAt: string }
    | { status: 'deploying'; vote: string; rollout: Rollout }
    | { status: 'failed'; vote: string; rollout: Rollout; reason: string }
    | { status: 'rolling-back'; vote: string; rollout: Rollout; reason: string; failed?: string }
    | { status: 'rolled-back'; vote: string; rollout: Rollout; reason: string; at: string }
    | { status: 'completed'; vote: string; rollout: Rollout; at: string }
    | { status: 'cancelled'; vote?: string; by: string; reason: string; at: string }
  );
export type Status = Release['status'];

export const OVER: readonly Status[] = ['completed', 'rolled-back', 'cancelled'];
export const isOver = (release: Release) => OVER.includes(release.status);
export const isRunning = (release: Release) => release.status === 'deploying' || release.status === 'rolling-back';

/** One that goes no further by itself: its deploy or its rollback has failed. */
export const isStuck = (release: Release): release is Extract<Release, { status: 'failed' | 'rolling-back' }> =>
  release.status === 'failed' || (release.status === 'rolling-back' && release.failed !== undefined);

/** "checkout-api 4.2.0, ledger 2.9 → production" */
export const nameOf = (release: Pick<Base, 'items' | 'environment'>) =>
  `${itemsOf(release.items)} → ${release.environment}`;
export const itemsOf = (items: Item[]) => items.map((i) => `${i.service} ${i.version}`).join(', ');
export const servicesOf = (release: Pick<Base, 'items'>) => release.items.map((i) => i.service);
/** The no-gos against what has begun, which nobody has lifted. */
export const noGosOf = (release: Release): NoGo[] => rolloutOf(release)?.noGos ?? [];
export const rolloutOf = (release: Release) => ('rollout' in release ? release.rollout : undefined);
export const voteOf = (release: Release) => ('vote' in release ? release.vote : undefined);
