import type { Adapter } from '../adapters/adapter.ts';
import type { HeardAt } from '../adapters/standard-webhooks.ts';
import type { Can } from '../domain/company/pipelines.ts';
import type { Release, Rollout, Stage } from '../domain/release/release.ts';
import type { RunTold } from './told.ts';

/** A step as it is handed to a target; with `ask`, what is asked about a step it has (`stage.run`), and `key` tells that asking from others. */
export type StageRequest = {
  release: Pick<Release, 'id' | 'environment'>;
  rollout: Pick<Rollout, 'id' | 'direction'>;
  stage: Stage;
  ask?: RolloutAsk;
  key: string;
};
export type RolloutAsk = 'pause' | 'resume' | 'stop';

/** What executes a step there. `id` is the target's own; `url` is for people. */
export type TargetRun = { id: string; url?: string };

/** `final`: asking again can't help. `unclear`: it may have been taken all the same. `why` is shown to people. */
export type Unsent = { ok: false; final: boolean; unclear?: true; why: string; retryAfterMs?: number };
export type StepSent = { ok: true; run?: TargetRun } | Unsent;

/** `no`: at this moment it isn't there. `unknown`: nobody can tell; `final`: nor later. */
export type RunFound =
  | { there: 'yes'; run: TargetRun }
  | { there: 'no' }
  | { there: 'unknown'; final: boolean; why: string; retryAfterMs?: number };

/** How far a run is. `waiting`: for a person there. `message` is shown to people; percent 0–100. `unchanged`: it ended before any of it began, so that what ran there runs on; only where that is certain. */
export type Progress = {
  state: 'queued' | 'running' | 'waiting' | 'succeeded' | 'failed' | 'cancelled';
  percent?: number;
  message: string;
  unchanged?: true;
  /** its id, where a run got one only now */
  run?: TargetRun;
};
/** `gone`: there is no such run any more. `denied`: nothing is told until somebody mends the credentials. */
export type StepSeen =
  | ({ ok: true } & Progress)
  | { ok: false; gone?: true; denied?: true; why: string; retryAfterMs?: number };

/** As what a step is shown at its system, once any of it runs. */
export type ShownAs = Exclude<Progress['state'], 'queued' | 'waiting'>;
/** What came of showing it. `theirs`: its system shows it by itself; `why`: it is not shown, and, `passing`, asking again may help. */
export type Recorded = { ok: true; theirs?: true } | { ok: false; why: string; passing: boolean };

/** What would be done, as lines for people; `tried`: what the target itself says to it. */
export type Rehearsal = { would: string[]; tried?: { ok: boolean; says: string } };

/**
 * What executes a step. Without `find` it knows a request by its key and is simply asked again until it has answered; with it, it is never
 * asked twice: what became of a request is looked up first. `status` is asked while a step runs, where the target does not report by itself.
 */
export interface DeployTarget {
  attempts: number;
  can: Can;
  send(request: StageRequest): Promise<StepSent>;
  find?(request: StageRequest): Promise<RunFound>;
  /** how long what was taken may stay unseen by `find`, ms */
  settlesMs?: number;
  status?(request: StageRequest): Promise<StepSeen>;
  /** Whether a run that its system tells of by itself is the one of a step; `look`: it is, and how it is has to be looked at. */
  recognizes?(request: StageRequest, told: RunTold): 'no' | 'yes' | 'look';
  /** Shows a step as a deployment of its system, where that is wanted, with what is said of it. */
  record?(request: StageRequest, as: ShownAs, message: string): Promise<Recorded>;
  rehearse(request: StageRequest): Promise<Rehearsal>;
  freezes?: SystemFreezes;
  check?: TargetCheck;
  /** Whether a report came from it: `raw` is the body as it was sent; without `now`, by the clock of this machine. */
  hasSigned(raw: string, header: (name: string) => string | undefined, now?: HeardAt): boolean;
}

/** What was found where steps go. `everywhere`: no other place of this target would be answered otherwise. `why` names cause and remedy. */
export type PlaceChecked = { ok: true } | { ok: false; why: string; everywhere?: true };

/** Whether a target could be given its steps, before there is any; nothing is changed by it. `place`: where a step goes, in words: those with the same are one. */
export type TargetCheck = {
  place(request: StageRequest): { ok: true; value: string } | { ok: false; why: string };
  look(request: StageRequest): Promise<PlaceChecked>;
};

/** A time in which its system wants nothing to be deployed: from each time of one cron to the next of another, in `zone`. `id`: in its system, for good. */
export type FreezePeriod = { id: string; start: string; end: string; zone: string };
/** `denied`: it is not for us to know. */
export type FreezesRead = { ok: true; periods: FreezePeriod[] } | { ok: false; why: string; denied?: true };

/** What a target's system says of freezes. `place`: whose a step's are; `soft`: they only ask for a reason; `asked`: somebody said that they are heeded. */
export type SystemFreezes = {
  soft: boolean;
  asked: boolean;
  place(request: StageRequest): { ok: true; value: string } | { ok: false; why: string };
  read(place: string): Promise<FreezesRead>;
};

/** What is known of Gonogo when its targets are opened. */
export type Given = { callbackUrl: string };

/** A member of the shelf. `can`: what it can be asked for, by an entry of a manifest that was checked. */
export type TargetAdapter = Adapter<Given, DeployTarget> & { can(entry: unknown): Can };
