import type { AudienceEvent } from '../company/audiences.ts';
import type { InFlight } from '../company/freezes.ts';
import type { Offer } from '../deciding/offer.ts';
import type { Freeze } from '../freeze/freeze.ts';
import type { Phrase } from '../phrase.ts';
import type { Release, Rollout, Stage } from '../release/release.ts';

/** A command that is due later: its name and plain arguments, which are parsed when it is due, since an older version may have written them. */
export type Timer = { type: string } & { readonly [argument: string]: string | number };

/** A release whose time a freeze falls into, by each of the names that it has; `start`: UTC ISO. */
export type Stopped = { id: string; name: string; services: string; customers: string; start: string };
/** The soonest of them, and how many more there are. */
export type AllStopped = { first: Stopped[]; more: number };

/** What an audience is told: rendered from this, the state at the moment of the fact. `text`: written by a person for this audience. */
export type Tidings = {
  event: AudienceEvent;
  release?: Release;
  freeze?: Freeze;
  /** of a freeze that is over, until when others hold the same; of a release that goes all the same, until when its scope is on hold: UTC ISO */
  still?: string;
  /** of a freeze that is over, what those others do to what is under way */
  stillInFlight?: InFlight;
  /** of a freeze: what it falls into */
  stops?: AllStopped;
  /** what went wrong because of it; `since`, `over`: UTC ISO */
  incident?: { id: string; since: string; over?: string };
  text?: string;
  /** where a window was before it was moved, UTC ISO */
  movedFrom?: string;
  /** why somebody moved it, or lifted it, for those inside */
  because?: string;
  /** what runs where now, a line a region */
  runs?: Phrase;
  /** what it was before it was changed: services, or what customers notice */
  was?: string;
  /** the whole of it in a sentence, for those inside */
  said?: Phrase;
  /** who did it, and what they are to those outside; nobody when Gonogo or a pipeline did */
  by?: string;
  byRole?: string;
  /** nobody has decided on its last environment, whatever was decided on those before */
  openAtLast?: true;
  /** the manifests name a service of it, or where it goes, no more */
  unfit?: true;
  /** it had failed there, and is deployed once more */
  again?: true;
  /** what its owner is to those outside */
  ownerRole?: string;
  /** whoever owns it is no full member any more: the release managers see to it */
  ownerGone?: true;
  at: string;
};

/** What a pager is told: see `pagers/`. */
export type Paged = {
  key: string;
  summary: string;
  source: string;
  severity: 'critical' | 'error' | 'warning' | 'info';
  link?: string;
  details: Record<string, string>;
};

export type RolloutRun = Pick<Rollout, 'id' | 'direction'>;

/** What has to happen outside because of a fact. The outbox has one kind of errand for each. */
export type Intent =
  | { kind: 'post'; audience: string; told: Tidings }
  /** in the thread of a release, or without one a post of its own in engineering's channel; `picture`: an uploaded file that shows what `note` says */
  | {
      kind: 'note';
      release?: string;
      note: Phrase;
      broadcast: boolean;
      picture?: { file: string; title: string; alt: string };
      /** in the thread of that message, by its channel's id */
      under?: { channel: string; ts: string };
    }
  /** draws what was measured around the steps of a watch, for its release's thread; or how deploys ended, for that of a digest */
  | { kind: 'picture'; watch: string }
  | { kind: 'picture'; digest: { audience: string; at: string; channel: string; ts: string } }
  | { kind: 'headline'; release: string }
  /** becomes an `again` that continues it when its hour has come; `day`: when the day begins on which it is posted afresh, UTC ISO */
  | { kind: 'headline-later'; release: string; day: string }
  | { kind: 'vote'; release: string; vote: string }
  /** `starts`: UTC ISO, of one of many messages that change at once; those about the next days come first. `again`: what keeps it was told already */
  | { kind: 'edit'; message: string; starts?: string; again?: true }
  /** posts the person's *My turn* message anew, which notifies; `my-turn-edit` only brings it up to date */
  | { kind: 'my-turn'; user: string }
  | { kind: 'my-turn-edit'; user: string }
  /** becomes a `my-turn` when its hour has come: what waits must not hold up the person's other messages */
  | { kind: 'my-turn-later'; user: string }
  | { kind: 'home'; user: string }
  | { kind: 'tell'; user: string; phrase: Phrase; about?: string; offers?: Offer[]; help?: string }
  /** a message that somebody deleted is posted anew, once; `continues`: it is still there, and leads to the new one from then on */
  | { kind: 'again'; message: string; channel: string; ts: string; continues?: true }
  | { kind: 'delete'; channel: string; ts: string }
  /** `ask`: what its pipeline is asked about a step it has; without it, to carry the step out */
  | { kind: 'deploy'; release: string; rollout: string; stage: string; ask?: 'pause' | 'resume' }
  /** asks the pipeline to stop a step that nobody waits for any more */
  | { kind: 'stop'; release: string; environment: string; rollout: RolloutRun; stage: Stage }
  /** shows at its system how a step ended, whoever told that it did */
  | {
      kind: 'record';
      release: string;
      environment: string;
      rollout: RolloutRun;
      stage: Stage;
      as: 'succeeded' | 'failed';
    }
  /** looks at its target how far a step is; `misses`: how often in a row that could not be seen */
  | { kind: 'poll'; release: string; rollout: string; stage: string; misses?: number }
  /** asks the repositories of a release's services what changes with it */
  | { kind: 'changes'; release: string }
  /** reads the tickets that a release's commits name */
  | { kind: 'tickets'; release: string }
  /** writes what became of a release to one of them; `name`: of what it is, `at`: UTC ISO */
  | {
      kind: 'ticket-outcome';
      release: string;
      name: string;
      environment: string;
      how: 'live' | 'rolled-back';
      at: string;
      tracker: string;
      key: string;
    }
  /** asks the sources of a watch for its next look */
  | { kind: 'measure'; watch: string }
  /** asks a service in one region which version of it answers; `misses`: how often in a row it did not, `missedSince`: the first time, UTC ISO */
  | { kind: 'version'; environment: string; region: string; service: string; misses?: number; missedSince?: string }
  /** a page at one pager: raised, taken or over; `id`: ours, `to`: whom it wakes */
  | { kind: 'page'; id: string; pager: string; does: 'page' | 'acknowledge' | 'resolve'; to: string[]; page: Paged }
  /** asks a pager whether somebody has taken it */
  | { kind: 'page-look'; id: string; pager: string; key: string }
  | { kind: 'timer'; command: Timer }
  /** `since`: up to when the one before told, UTC ISO; the first of all tells since it would have been due before */
  | { kind: 'digest'; audience: string; dueAt: string; since?: string };

/** An intent with its place in the outbox: see `NewErrand`. */
export type Due = { key: string; mode: 'once' | 'latest'; lane: string; dueAt: string; intent: Intent };
