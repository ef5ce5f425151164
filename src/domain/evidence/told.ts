import type { Origin } from '../company/origin.ts';

/** By what it can be shown later what a system had told: the SHA-256 of its delivery, in hexadecimal digits, as it came. */
type Received = { received?: string };

/** Something was made of a commit: an image, a package, a release of a repository; its version stands in `from`. `at`: UTC ISO */
export type ArtifactTold = { type: 'artifact'; from: Origin; name: string; url?: string; at?: string } & Received;

/**
 * A result for a commit. `name`: under which a newer one takes the place of an older one, together with `app`, which told it. `run`, `attempt`: of what
 * was tried again under one id, a higher attempt (from 1) counts. `startedAt`, `at` (when it became so): UTC ISO. `cases`: of tests, how many of each.
 * `optional`: its system goes on when it fails. `workflow`: of which it is a part, or that it is; `within`: the id of the run of that, by which others tell its name.
 */
export type CheckTold = {
  type: 'check';
  from: Origin;
  kind: CheckKind;
  app: string;
  name: string;
  workflow?: string;
  within?: string;
  state: CheckState;
  run?: string;
  attempt?: number;
  startedAt?: string;
  at?: string;
  url?: string;
  summary?: string;
  cases?: { passed: number; failed: number; skipped: number; flaky: number };
  optional?: true;
} & Received;
/** `ci`: a pipeline or a job of one, whatever it does */
export type CheckKind = 'ci' | 'tests' | 'security' | 'sbom' | 'provenance' | 'review';
export type CheckState = 'queued' | 'running' | 'passed' | 'failed' | 'skipped' | 'neutral' | 'cancelled' | 'unknown';

/**
 * What a scan found. `complete`: these are all there are, what is not among them is over; otherwise each changes itself alone. `part`: of which part of the
 * code, where its tool scans each by itself, such as a language. `more`: left out, over a bound.
 */
export type FindingsTold = {
  type: 'findings';
  from: Origin;
  tool: string;
  part?: string;
  complete: boolean;
  findings: Finding[];
  more?: number;
  at?: string;
} & Received;
/** `key`: the same when it is found again; `where`: a path, a package; `since`: UTC ISO */
export type Finding = {
  key: string;
  rule: string;
  title: string;
  severity: FindingSeverity;
  state: 'open' | 'fixed' | 'dismissed';
  where?: string;
  url?: string;
  since?: string;
};
export type FindingSeverity = 'critical' | 'high' | 'medium' | 'low' | 'none' | 'unknown';

/** What other systems tell of a version before it is released. */
export type EvidenceTold = ArtifactTold | CheckTold | FindingsTold;
/** Which of what is told is that. */
export const isEvidence = <T extends { type: string }>(told: T): told is T & EvidenceTold =>
  told.type === 'artifact' || told.type === 'check' || told.type === 'findings';
