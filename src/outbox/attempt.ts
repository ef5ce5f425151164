import type { Change, Errand, Store } from '../store/store.ts';
import type { LimitedCall, Limits } from './limits.ts';

/** What came of an attempt. */
export type Attempt =
  /** over; `also` is committed together with the errand's end; where what it `read` is another by then, it is attempted anew at once */
  | { done: true; also?: Pick<Change, 'read' | 'put' | 'remove' | 'errands'> }
  /** over, and committed already through the door */
  | { performed: true }
  /** not yet. `failing`: this counts against the time a lane waits; `unsent`: certainly nothing arrived */
  | { retryInMs?: number; why: string; failing: boolean; unsent: boolean }
  /** never: tell the owner */
  | { giveUp: string };

export type ErrandKind = {
  /** Under which of Slack's rules the errand falls. */
  call(errand: Errand, queued: number): LimitedCall;
  /** `tries` counts the attempts before this one since the process started. */
  attempt(errand: Errand, tries: number): Promise<Attempt>;
  /** True: the attempt is noted durably before it is made, so that after a crash nothing is sent twice. */
  mark: boolean;
  /** True: it says all there is to say, so that what waits behind it in its lane, of its kind, is over with it. */
  saysAll?: boolean;
  /** Least time between two errands of the lane, ms. */
  restMs?: number;
  /** What to do for the owner when it was given up; committed with its end. `threw`: not for what anybody answered, but for a fault of ours. */
  givenUp?(errand: Errand, why: string, threw?: 'threw'): Promise<Pick<Change, 'put' | 'errands'> | 'performed'>;
};

/** What errands are carried out with. */
export type OutboxOptions = {
  store: Store;
  kinds: Record<string, ErrandKind>;
  limits: Limits;
  /** UTC ISO of the injected clock: decides what is due */
  now: () => string;
  random: () => number;
  log: (what: string, about: Record<string, unknown>) => void;
};
