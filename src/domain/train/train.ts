import type { Company } from '../company/company.ts';
import type { Train } from '../company/plans.ts';
import { own } from '../own.ts';
import type { Request } from '../release/release.ts';

/** What is kept of a train beside its timetable in the manifests. Departures are the starts of its windows, UTC ISO. */
export type TrainState = {
  v: 1;
  name: string;
  /** how many releases it has opened: the owner rotates with it */
  runs: number;
  held?: { by: string; why: string };
  /** departures that somebody called off, those to come only */
  skipped: { departure: string; by: string; why: string }[];
  last?: { departure: string; release?: string };
  /** what waits for the next release it opens */
  waiting: Request[];
};

export type Because = 'skipped' | 'held' | 'missed' | 'frozen' | 'timetable' | 'nobody' | 'refused' | 'standing';

export const freshTrain = (name: string): TrainState => ({ v: 1, name, runs: 0, skipped: [], waiting: [] });

export const stateOf = ({ trains }: Trains, { name }: Train): TrainState => trains[name] ?? freshTrain(name);
export type Trains = { trains: Record<string, TrainState | undefined> };

/** The departures called off that come after one. */
export const skippedAfter = ({ skipped }: TrainState, departure: string) =>
  skipped.filter((s) => s.departure > departure);

export const trainNamed = (company: Company, name: string): Train | undefined =>
  company.trains.find((t) => t.name.toLowerCase() === name.toLowerCase());

/** Its title; its name, when the manifests know it no more. */
export const titleOf = (company: Company, name: string) => trainNamed(company, name)?.title ?? name;

/** Whose turn it is to own the release: the holders of the train's role, one after the other. */
export function ownerOf(train: Train, runs: number, roles: Record<string, string[]>): string | undefined {
  const owners = own(roles, train.owners) ?? [];
  return owners[runs % Math.max(1, owners.length)];
}
