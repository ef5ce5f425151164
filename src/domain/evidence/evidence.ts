import { isSameCommit } from '../build/same-commit.ts';
import { bareVersion, isSameVersion } from '../build/same-version.ts';
import { keyPart } from '../deciding/key-part.ts';
import type { CheckKind, CheckState, Finding } from './told.ts';

/** A result as it is kept. `commit`: as its system wrote it; `environment`: where it was tried, as the company calls it if it has one of that name; `at`: when it became so, UTC ISO; `received`: see there, as the rest in `CheckTold`. */
export type Check = {
  kind: CheckKind;
  app: string;
  name: string;
  workflow?: string;
  within?: string;
  state: CheckState;
  source: string;
  at: string;
  run?: string;
  attempt?: number;
  startedAt?: string;
  commit?: string;
  environment?: string;
  url?: string;
  summary?: string;
  cases?: { passed: number; failed: number; skipped: number; flaky: number };
  optional?: true;
  received?: string;
};

/** What a tool has found, in a `part` of the code where it scans each by itself. `at`: of the scan, or of each finding where they change one by one, UTC ISO; `more`: how many are not kept. */
export type Scan = {
  tool: string;
  part?: string;
  source: string;
  at: string;
  complete: boolean;
  findings: (Finding & { at: string })[];
  more?: number;
  commit?: string;
  received?: string;
};

/**
 * What came into a branch at once, which then ended at `tip`. `pushed`: the commits that were pushed with it, where they are several. Of a pull or merge request also its
 * `number`, its last commit (`head`, of which its approvals are), of how many commits it is (`size`), and which of those that came in are its own (`commits`), as
 * its repository says.
 */
export type Merge = {
  tip: string;
  pushed?: string[];
  number?: number;
  head?: string;
  size?: number;
  commits?: string[];
};

export type Artifact = {
  name: string;
  source: string;
  at: string;
  digest?: string;
  url?: string;
  commit?: string;
  received?: string;
};

/** Leave for a finding to be there, until an instant (UTC ISO). `finding`: its key, or its rule. */
export type Exception = { finding: string; until: string; by: string; at: string; why: string };

/**
 * An item of a checklist that people confirmed for a version. `commit`: of its build, where that was known by then: built anew from another, it is not what they saw.
 * `as`: the roles that they held then, of those that were asked; before form 4 nobody kept them.
 */
export type Confirmation = { item: string; by: string; at: string; as?: string[]; commit?: string; note?: string };

/** Whether somebody confirmed what a version is built from now. */
export const isOfBuild = ({ commit: seen }: Confirmation, commit: string | undefined): boolean =>
  seen === undefined || (commit !== undefined && isSameCommit(seen, commit));

/**
 * What is known of a commit of a service, of one of its versions as long as that is all that is told, or of the service whatever its version. Commits whose
 * first seven digits are the same share one: each result names its own.
 */
export type Evidence = {
  v: 5;
  id: string;
  checks: Check[];
  scans: Scan[];
  artifacts: Artifact[];
  exceptions: Exception[];
  confirmed: Confirmation[];
  merges: Merge[];
};

/** Commits are written in 7 digits or more. */
const DIGITS = 7;

export const ofCommit = (service: string, commit: string) => `${service}/${commit.slice(0, DIGITS).toLowerCase()}`;
export const ofVersion = (service: string, version: string) => `${service}@${keyPart(version)}`;
/** A version by each of the ways in which it may be written. */
export const ofVersions = (service: string, version: string) => {
  const bare = bareVersion(version);
  const spellings = [version, bare, `v${bare}`].filter((v) => isSameVersion(v, version));
  return [...new Set(spellings)].map((v) => ofVersion(service, v));
};
/** Of a service whatever its version: findings that are told one by one, and what was excepted. */
export const ofService = (service: string) => service;
/** Reviews are of commits, and read for all that a version brings: they are kept together. */
export const ofReviews = (service: string) => `${service}/reviews`;

/** The service of a subject: names of services hold neither of these marks. */
export const serviceIn = (subject: string) => subject.split(/[/@]/)[0] ?? subject;

type OfCommit = { commit?: string };
/** Whether two results are of one commit, however each writes it, or both of none. */
export const areOfOneCommit = ({ commit: a }: OfCommit, { commit: b }: OfCommit): boolean =>
  a === undefined || b === undefined ? a === b : isSameCommit(a, b);
