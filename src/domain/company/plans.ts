import type { Recurrence } from '../../time/recurrence.ts';
import type { ChangeType, Scope } from './changes.ts';

/** What is due before a window. `owes`: the role that owes it, or `owner`; a cut-off is owed by nobody, it just comes. */
export type DeadlineRule = {
  name: string;
  title: string;
  before: { count: number; unit: 'hours' | 'days' | 'business days' };
  /** wall-clock time in the company's zone, `HH:mm`; without it, that of the window's start */
  at?: string;
  owes: string;
  remindHours: number;
  /** from then on, changes to the scope are requests */
  cutOff: boolean;
  /** a deploy waits for it */
  gate: boolean;
  scope: Scope;
};

/** What a standard change may be: cleared by policy, not by votes. A higher version makes a revoked one count again. */
export type Template = {
  name: string;
  title: string;
  version: number;
  services: string[];
  environments: string[];
  revokedByFailure: boolean;
};

/** A rollback drill that is owed again and again: so many days after the last that passed, or at each time of a 5-field cron. `owner`: the role whose holders owe it; `startsByItself`: nobody has to begin it; `zone`: IANA, else the company's. */
export type DrillPlan = {
  service: string;
  environment: string;
  owner: string;
  startsByItself?: boolean | undefined;
  zone?: string | undefined;
} & ({ everyDays: number } | { start: string });

/** Opens releases by itself; its windows are its departures. */
export type Train = Recurrence & {
  name: string;
  title: string;
  items: { service: string; version: string }[];
  environment: string;
  change: ChangeType;
  /** the role whose holders own its releases in turn */
  owners: string;
  /** by its name, chosen for each of its releases */
  strategy?: string | undefined;
  opensDaysBefore: number;
  duringFreeze: 'skip' | 'move';
  why: string;
  customers: string;
};
