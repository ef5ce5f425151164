import { Minimatch } from 'minimatch';
import { own } from '../own.ts';
import type { FoundBy, Origin } from './origin.ts';
import { isNamed } from './pattern.ts';

/**
 * How well something fits a service: in how many of its rules, and whether in all of them (`whole`). `isAlone`: it is called as a check that is the service's alone;
 * one that is called otherwise may be its all the same.
 */
export type Fit = { rules: number; whole: boolean; isAlone: boolean };

/** Undefined where it fits in none, or something that it tells is another. */
export function fitOf(by: FoundBy, origin: Origin): Fit | undefined {
  const { repositories, branches, paths, images, workflows, checks, labels } = rulesOf(by);
  const isAlone = areCalled(checks ?? [], origin.checks ?? []);
  const verdicts = [
    judged(repositories, origin.repository, isAmong),
    // What may be a branch is one, where all that tells is its name.
    judged(branches, origin.branch ?? origin.ref, areReleased),
    judged(paths, origin.paths, underGlobs),
    judged(images, origin.image, (known, image) => isAmong(known, untagged(image))),
    judged(workflows, origin.workflow, isAmong),
    ...(isAlone ? ['yes' as const] : []),
    judged(labels, origin.labels, haveAll),
  ].filter((v) => v !== undefined);
  const rules = verdicts.filter((v) => v !== 'untold').length;
  if (rules === 0 || verdicts.includes('no')) return undefined;
  return { rules, whole: verdicts.every((v) => v === 'yes'), isAlone };
}

/** `partly`: not all of it; `untold`: a rule is there, and its system tells nothing of it. */
type Verdict = 'yes' | 'partly' | 'no' | 'untold';

function judged<R, T>(rule: R | undefined, told: T | undefined, judge: (rule: R, told: T) => Verdict) {
  if (rule === undefined) return undefined;
  return told === undefined ? 'untold' : judge(rule, told);
}

const isAmong = (known: Set<string>, name: string): Verdict => (known.has(name.toLowerCase()) ? 'yes' : 'no');

function underGlobs(globs: Minimatch[], paths: string[]): Verdict {
  if (paths.length === 0) return 'untold';
  const under = paths.filter((path) => globs.some((glob) => glob.match(path))).length;
  if (under === paths.length) return 'yes';
  return under === 0 ? 'no' : 'partly';
}

/** `gh-readonly-queue/main/pr-7-a1b2…`: the merge queue of GitHub tries the commit that it then moves the branch to, and on which nothing may be tried again. */
const QUEUED = /^gh-readonly-queue\/(.+)\/pr-\d+-[0-9a-f]+$/i;
/** A merge train of GitLab does the same; what tells of it does not say for which branch. */
const TRAIN = /^refs\/merge-requests\/\d+\/train$/;

function areReleased(patterns: string[], branch: string): Verdict {
  if (TRAIN.test(branch)) return 'untold';
  return areCalled(patterns, [QUEUED.exec(branch)?.[1] ?? branch]) ? 'yes' : 'no';
}

/** Whether its rules name a branch as one that it is released from. */
export const isReleasedFrom = (by: FoundBy, branch: string): boolean =>
  by.branches !== undefined && areReleased(by.branches, branch) === 'yes';

const areCalled = (patterns: string[], names: string[]): boolean =>
  patterns.some((pattern) => names.some((name) => isNamed(pattern, name)));

const haveAll = (wanted: [string, string][], labels: Record<string, string>): Verdict =>
  wanted.every(([label, value]) => own(labels, label) === value) ? 'yes' : 'no';

type Rules = ReturnType<typeof read>;
const known = new WeakMap<FoundBy, Rules>();

/** The rules of a service, as they are compared; undefined for those that it has not. */
export function rulesOf(by: FoundBy): Rules {
  const before = known.get(by);
  if (before) return before;
  const rules = read(by);
  known.set(by, rules);
  return rules;
}

const read = ({ repositories, branches, paths, images, workflows, checks, labels }: FoundBy) => ({
  checks,
  branches,
  repositories: lowered(repositories),
  images: lowered(images),
  workflows: lowered(workflows),
  paths: paths?.map((glob) => new Minimatch(glob, { dot: true, nonegate: true, nocomment: true })),
  labels: labels && Object.entries(labels),
});

const lowered = (names: string[] | undefined) => names && new Set(names.map((n) => n.toLowerCase()));

/** `ghcr.io/acme/ledger` of `ghcr.io/acme/ledger:2.9@sha256:…` */
const untagged = (image: string) => image.replace(/@.*$/, '').replace(/:[^/:]*$/, '');

/** `ledger` of `acme/ledger` and of `ghcr.io/acme/ledger:2.9` */
export const lastOf = (name: string) => untagged(name).split('/').at(-1) ?? '';
