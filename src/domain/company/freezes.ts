import type { Recurrence } from '../../time/recurrence.ts';
import type { Scope } from './changes.ts';

export const IN_FLIGHT = ['finish-step', 'finish', 'pause'] as const;

/** What becomes of a rollout that runs when a freeze begins: its step is finished and the next waits, all of it is finished, or it is paused at once. */
export type InFlight = (typeof IN_FLIGHT)[number];

export type RecurringFreeze = Recurrence & {
  name: string;
  why: string;
  scope: Scope;
  soft?: boolean;
  inFlight?: InFlight;
  /** audiences hear when it begins and ends */
  announce?: boolean;
  /** who keeps it, where that is not freezes.yml */
  keptBy?: string;
};

/** A time in which its scope may be deployed; where there is one, every deploy must lie inside one. */
export type DeployWindow = Recurrence & { name: string; why: string; scope: Scope };
