import type { HearAlerts } from '../../alert/hear-alerts.ts';
import type { HearCommits } from '../../build/hear-commits.ts';
import type { Company } from '../../company/company.ts';
import type { Origin } from '../../company/origin.ts';
import type { HearIncident } from '../../incident/hear-incident.ts';
import type { HearDeployment } from '../../outside/hear-deployment.ts';
import { type Phrase, say } from '../../phrase.ts';
import type { HearEvidence } from '../hear-evidence.ts';
import type { HearMerge } from '../hear-merge.ts';
import type { Kept, Whither } from '../unmatched.ts';

export type HearCommand = HearEvidence | HearDeployment | HearIncident | HearAlerts | HearCommits | HearMerge;
/** With what it is heard: what comes last says the most of it. */
export type Placed = { commands: HearCommand[] } | { unmatched: Phrase };
/** What was told, by whom, and what somebody said of it since: `version` where none was told. */
export type Telling<T> = { source: string; told: T; said?: SaidPlace };
export type SaidPlace = Partial<Whither> & { version?: string };
export type Matchable = Pick<Company, 'services' | 'environments'>;
/** What somebody has to say of something for it to find its place; `version` where none was told. */
export type LeftToSay = { environment: boolean; version: boolean };

/** One type of what other systems tell of a service. */
export type KeptKind<T extends Kept> = {
  /** where it is from, with what it is called: a result or a scan of a repository that several services share may say no more */
  origin(told: T): Origin;
  /** of a folder that several services share, it is of each of them */
  ofEach?: true;
  /** it is a service's from whatever branch: it tells what runs, not what was built */
  anyBranch?: true;
  /** with what it is heard of a service, or why that can't be told */
  placed(company: Matchable, service: string, telling: Telling<T>): Placed;
  lacking(company: Matchable, told: T): LeftToSay;
  /** by which what is told later is known to be the same; undefined of what is only itself, or has to be placed by its version */
  same(told: T): unknown[] | undefined;
};

/** Who wrote and who approved a commit counts wherever that was: it comes to the branch of a release by being merged. */
export const onAnyBranch = ({ branch: _, ref: __, ...from }: Origin): Origin => from;

export const unknownPlace = (name: string): Phrase => say`no environment is called ${name.slice(0, 80)}`;
export const NO_VERSION: Placed = { unmatched: say`it tells neither a commit nor a version` };

/** What comes again of a repository with each commit is the same but for the commit. */
export function eachCommit(told: Kept, same: (from: Origin) => unknown[]): unknown[] | undefined {
  const { repository, commit } = told.from;
  if (repository === undefined || commit === undefined) return undefined;
  const {
    commit: _,
    version: __,
    branch: ___,
    ref: ____,
    digest: _____,
    paths: ______,
    deploy: _______,
    ...from
  } = told.from;
  return same(from);
}
