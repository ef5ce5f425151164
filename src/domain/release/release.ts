import type { ChangeType } from '../company/changes.ts';
import type { Weighed } from '../evidence/verdict.ts';
import type { Content } from '../vote/content.ts';
import type { Tickets } from './papers/tickets.ts';
import type {
  Begun,
  Drill,
  FoundAfter,
  HandOver,
  HelpSought,
  Hotfix,
  Item,
  Leg,
  LinkedDocument,
  Pass,
  Passed,
  Predecessor,
  Request,
  Review,
  UnknownAuthors,
  Update,
  Window,
} from './parts.ts';
import type { Abandoned, NoGo, Pause, Rollout } from './rollout/rollout-parts.ts';

export type * from './parts.ts';

export type {
  Abandoned,
  GateEvidence,
  Hold,
  NoGo,
  Pause,
  Rollout,
  RolloutFailure,
  Stage,
} from './rollout/rollout-parts.ts';

/** `gates`: by id; `content`: what it was given for; `lapsed`: that is another one now. */
export type Override = { gates: string[]; by: string; at: string; why: string; content?: Content; lapsed?: true };

type Base = {
  v: 14;
  /** `R-118` */
  id: string;
  items: Item[];
  /** the one it is at; its `window` is for that */
  environment: string;
  /** where it is live already, in order; and where it goes after that */
  passed?: Passed[];
  ahead?: Leg[];
  /** where it went back, its last environment first; as long as it is at another one, it goes back there too */
  wentBack?: Leg[];
  change: ChangeType;
  window: Window;
  why: string;
  /** what of it no rollback takes back, such as a migration, as its planner says; without it, nothing */
  irreversible?: string;
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
  /** what is new with it, as a person wrote it: for colleagues, never for customers */
  notes?: string;
  /** what other systems told of what it brings, by service, where its policy asks for that */
  evidence?: Record<string, Weighed>;
  /** where its policy asks that they are known */
  authors?: UnknownAuthors;
  /** what its commits name, as it was read last */
  tickets?: Tickets;
  handOver?: HandOver;
  /** what was asked of whom since it came to its state */
  asked?: HelpSought[];
  /** of each rollout the last, the newest last; what of it counts: `found-since.ts` */
  foundAfter?: FoundAfter[];
  /** the newest last */
  abandoned?: Abandoned[];
  /** the rollouts of it, the newest last */
  begun?: Begun[];
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
    /** `replacedBy`: the releases whose versions run in its place, where nobody took it back */
    | { status: 'rolled-back'; vote: string; rollout: Rollout; reason: string; at: string; replacedBy?: string[] }
    | { status: 'completed'; vote: string; rollout: Rollout; at: string }
    | { status: 'cancelled'; vote?: string; by: string; reason: string; at: string }
  );
export type Status = Release['status'];

const OVER: readonly Status[] = ['completed', 'rolled-back', 'cancelled'];
export const isOver = (release: Release) => OVER.includes(release.status);
const CLEARED: readonly Status[] = ['approved', 'deploying', 'failed'];
/** A vote or a template has cleared it, and it is neither over nor on its way back. */
export const isCleared = (release: Release) => CLEARED.includes(release.status);
export const isRunning = (release: Release) => release.status === 'deploying' || release.status === 'rolling-back';

/** One that goes no further by itself: its deploy or its rollback has failed. */
export const isStuck = (release: Release): release is Extract<Release, { status: 'failed' | 'rolling-back' }> =>
  release.status === 'failed' || (release.status === 'rolling-back' && release.failed !== undefined);

/** "checkout-api 4.2.0, ledger 2.9 → production" */
export const nameOf = (release: Pick<Base, 'items' | 'environment'>) =>
  `${itemsOf(release.items)} → ${release.environment}`;
export const itemsOf = (items: Item[]) => items.map((i) => `${i.service} ${i.version}`).join(', ');
export const servicesOf = (release: Pick<Base, 'items'>) => release.items.map((i) => i.service);
/** Rejected by nobody: answers were missing when the vote closed. */
export const isOutOfTime = (release: Release): boolean => release.status === 'rejected' && release.by === '';
/** The no-gos against what has begun, which nobody has lifted. */
export const noGosOf = (release: Release): NoGo[] => rolloutOf(release)?.noGos ?? [];
/** Who has paused it, until it is resumed. */
export const pauseOf = (release: Release): Pause | undefined => rolloutOf(release)?.held?.pause;
export const rolloutOf = (release: Release) => ('rollout' in release ? release.rollout : undefined);
export const voteOf = (release: Release) => ('vote' in release ? release.vote : undefined);
