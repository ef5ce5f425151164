import type { Proof } from '../../evidence/verdict.ts';
import type { Phrase } from '../../phrase.ts';
import type { Act, Pace } from '../../strategy/strategy.ts';

/** `verifying`: its pipeline is done, and it has to prove itself for a while. */
export type StageState = 'waiting' | 'running' | 'verifying' | 'done' | 'failed';
/**
 * How a step failed: its pipeline said so, or never took it (`refused`), also because somebody stopped its services before it was sent; or nobody knows what became of it, because its pipeline did not answer, fell
 * silent, or is not waited for any more; `unproven`: its pipeline was done, and it was not verified, or not well.
 */
const FAILURES = ['reported', 'refused', 'unanswered', 'silent', 'stopped', 'unproven'] as const;
export type RolloutFailure = (typeof FAILURES)[number];
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
  /** when its percent or what was said of it last changed, UTC ISO; and when somebody was told that nothing does */
  movedAt?: string;
  nudgedAt?: string;
  /** since when nobody can see how far it is (UTC ISO), and why, as long as nothing is heard of it; `unsent`: its target was asked, and has not taken it as far as is known */
  unseen?: { at: string; why: string; unsent?: true };
  /** where its run can be looked at, as its pipeline told */
  url?: string;
  /** what its target calls the run: it is asked about by this */
  run?: string;
  /** how far its run was when it last told of itself, where what it sends has no number of ours */
  mark?: number;
  /** of one that failed: how */
  how?: RolloutFailure;
};

/** A step that was given up without an answer, and whose run was left behind: what comes of it may still be heard. */
export type Abandoned = { rollout: string; direction: 'forward' | 'back'; stage: Stage };

/** A no-go of a role with veto, once the vote had passed and the first step had begun. */
export type NoGo = { by: string; role: string; why: string; at: string };

/** Somebody stopped a rollout until it is resumed. */
export type Pause = { by: string; at: string; why: string };

/**
 * What stopped a rollout: a freeze or a person's `pause`, between two stages or in the middle of the stage `paused`; or, between two, a no-go, or the
 * `next` that somebody has to begin. `ended`: the freeze is over, that was told, and nobody has gone on yet.
 */
export type Hold = { paused?: string; pause?: Pause } & (
  | { freeze: string; until: string; ended?: true; next?: undefined }
  | { freeze?: undefined; until?: undefined; ended?: undefined; next?: string }
);

/** What a check saw when somebody decided, and what that rests on; kept as it was. */
export type GateEvidence = { gate: string; open: boolean; saw: Phrase; proofs?: Proof[] };

/** What the checks saw when it went on, told by what was another than before: those of `changed`, and by id those that saw nothing any more. `stage`: the step that went on; `by`: who said so, where it was a person. */
export type SeenAgain = { at: string; stage?: string; by?: string; changed: GateEvidence[]; gone?: string[] };

/** What the checks saw when somebody began it, and before each step since, in order. */
export type ChecksSeen = { at: string; seen: GateEvidence[]; again?: SeenAgain[] };

/** One run over the stages, forwards or back. `noGos`: those that nobody has lifted. */
export type Rollout = {
  id: string;
  direction: 'forward' | 'back';
  by: string;
  startedAt: string;
  stages: Stage[];
  /** of one that goes back in an environment before its release's last: that one */
  environment?: string;
  /** the environments before, where it is to go back after that */
  earlier?: string[];
  /** a rollback that waits for another release's, and the one that waits for this */
  after?: string;
  next?: string;
  /** who stopped it short */
  stopped?: { by: string; at: string };
  held?: Hold;
  noGos?: NoGo[];
  evidence?: ChecksSeen;
  /** of one that goes back: what of the release it leaves where it is, as steps that would take it back */
  left?: Stage[];
};

/** The step that is in a state; of several the first. */
export const stepIn = (rollout: Pick<Rollout, 'stages'> | undefined, state: StageState): Stage | undefined =>
  rollout?.stages.find((s) => s.state === state);

export const stepNamed = (rollout: Pick<Rollout, 'stages'> | undefined, name: string | undefined): Stage | undefined =>
  rollout?.stages.find((s) => s.name === name);
