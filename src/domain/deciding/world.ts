import type { Company } from '../company/company.ts';
import type { People } from '../company/people.ts';

export type Actor = { id: string; system?: true };

/** The actor of timers and pipelines. */
export const GONOGO: Actor = { id: 'gonogo', system: true };

/** What every decision knows. What it knows of releases, votes and freezes it has to read: see `reads.ts`. */
export type World = {
  /** UTC ISO */
  now: string;
  workspace: string;
  actor: Actor;
  company: Company;
  people: People;
};
