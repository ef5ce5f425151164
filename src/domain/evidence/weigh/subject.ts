import { DAY_MS, instantAfter } from '../../../time/instants.ts';
import { isSameCommit } from '../../build/same-commit.ts';
import { isNamed } from '../../company/pattern.ts';
import type { Phrase } from '../../phrase.ts';
import type { Evidence } from '../evidence.ts';
import { newestOf } from '../newest.ts';
import type { EvidenceVerdict, Proof } from '../verdict.ts';

/**
 * What is known of one version of a service. `commit`: as its build says; `found`: of that commit and of the version itself; `standing`: of the service
 * whatever its version; `later`: environments to which it goes after this one, if at all; `reviews`: of its commits; `brings`: the commits that are new with it, undefined where nobody has told.
 */
export type EvidenceOf = {
  service: string;
  version: string;
  commit: string | undefined;
  found: Evidence[];
  standing?: Evidence | undefined;
  reviews?: Evidence | undefined;
  later?: string[];
  brings?: string[] | undefined;
  /** UTC ISO */
  now: string;
};

const isOf = (commit: string | undefined, of: { commit?: string }) =>
  of.commit === undefined || (commit !== undefined && isSameCommit(of.commit, commit));

type Known = Pick<EvidenceOf, 'commit' | 'found' | 'later'>;

export function checksOf(subject: Known) {
  const { commit, found, later = [] } = subject;
  const newest = newestOf(found.flatMap((e) => e.checks).filter((c) => isOf(commit, c)));
  return newest.filter((c) => !later.includes(c.environment ?? ''));
}
export type NewestCheck = ReturnType<typeof checksOf>[number];

/** Whether a rule means it by its name, or by that and where it was tried (`e2e in staging`). Systems write a job under its workflow, pipeline or folder: `build/unit`, `ci / unit`. */
export const isCalled = (name: string, { app, name: own, workflow, environment }: NewestCheck): boolean =>
  isNamed(name, `${app}/${own}`) ||
  (workflow !== undefined && isNamed(name, `${workflow} / ${own}`)) ||
  [name, `*/${name}`, `* / ${name}`].some(
    (pattern) => isNamed(pattern, own) || (environment !== undefined && isNamed(pattern, `${own} in ${environment}`)),
  );

/**
 * Whether a check is the scan that a rule names. Most systems tell of a scanner's job as of any other, so that its name is enough; a review bears a person's name,
 * and `*` is anything that is known to scan.
 */
export const isScanBy = (name: string, check: NewestCheck): boolean =>
  check.kind === 'security'
    ? isCalled(name, check) || isNamed(name, check.app)
    : name !== '*' && check.kind !== 'review' && isCalled(name, check);

/** What scanned it and tells no findings: what is known to scan, and what is `required` as a scanner. */
export const scanChecksOf = (subject: Known, required: readonly string[] = []): NewestCheck[] =>
  checksOf(subject).filter((c) => c.kind === 'security' || required.some((name) => isScanBy(name, c)));

export function scansOf(subject: Known) {
  return subject.found.flatMap((e) => e.scans).filter((s) => isOf(subject.commit, s));
}

/** "api 4.2.0 (1f3c9ab)" */
export const labelOf = ({ service, version, commit }: EvidenceOf) =>
  `${service} ${version}${commit ? ` (${commit.slice(0, 7)})` : ''}`;

/** What is missing, and what would tell it. Without a build nobody knows which commit it is about. */
export const unknown = (subject: EvidenceOf, what: string): ItemWeighed => ({
  stands: 'missing',
  of: labelOf(subject),
  said:
    subject.commit === undefined
      ? `nothing is known of ${what}, and no build tells its commit: register it`
      : `no result of ${what} has come for that commit`,
});

export const CHECK_STATE_WORDS = {
  queued: 'is queued',
  running: 'is running',
  passed: 'passed',
  failed: 'failed',
  skipped: 'was skipped',
  neutral: 'is neutral',
  cancelled: 'was cancelled',
  unknown: 'ended nobody knows how',
} as const;

/** As it is said of a check. */
export const stateWords = ({ state, flaky }: NewestCheck) =>
  `${CHECK_STATE_WORDS[state]}${flaky ? ', after it had failed' : ''}`;

const PAPERS = ['sbom', 'provenance'];
/** characters of what a paper says of itself */
const LONGEST_PAPER = 240;

/** Of a paper, what it is, and whether anybody has verified who signed it: that it is there says neither. */
const saidOf = (check: NewestCheck): string =>
  (PAPERS.includes(check.kind) && check.summary?.slice(0, LONGEST_PAPER)) || stateWords(check);

export const proofOf = (check: NewestCheck): Proof => ({
  what: check.label,
  said: saidOf(check),
  source: check.app === check.source ? check.source : `${check.app}, told by ${check.source}`,
  at: check.at,
  ...(check.url && { url: check.url }),
  ...(check.commit && { digest: check.commit }),
  ...(check.received && { received: check.received }),
});

/** One thing that a gate asks for, and how it stands. `of`: what it is said of, once for all that stand together. */
export type ItemWeighed = {
  stands: EvidenceVerdict['stands'];
  of?: string;
  said: string | Phrase;
  closes?: string | undefined;
};

/** A day is 24 hours, also when the clocks are changed. */
export const daysAfter = (at: string, days: number) => instantAfter(at, days * DAY_MS);
export const daysWords = (days: number) => (days === 1 ? '1 day' : `${days} days`);
