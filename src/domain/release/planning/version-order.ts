/**
 * Whether a version is newer (1), older (-1) or as new (0) as another, where both are numbers between dots: semantic versions (semver.org, 11) and
 * calendar versions (calver.org), with or without a `v`. Where people number otherwise than semver orders, as people do: `rc10` comes after `rc2`, and
 * `4.2.0-hotfix.1` after `4.2.0`. Undefined where they are of different kinds or are no such numbers.
 */
export function versionOrder(a: string, b: string): -1 | 0 | 1 | undefined {
  const [x, y] = [parsed(a), parsed(b)];
  if (!x || !y || x.isDated !== y.isDated || x.called !== y.called) return undefined;
  const length = Math.max(x.numbers.length, y.numbers.length);
  for (let i = 0; i < length; i += 1) {
    const order = sign((x.numbers[i] ?? 0) - (y.numbers[i] ?? 0));
    if (order !== 0) return order;
  }
  const order = sign(x.beside - y.beside) || bySuffix(x.suffix, y.suffix);
  // Of two commits of one version nobody knows which came first.
  return order === 0 && x.commit !== y.commit ? undefined : order;
}

/**
 * `suffix`: what follows a dash, between its dashes; `beside`: it puts it after (1) or before (-1) the same numbers alone. `isDated`: 2026.03 is no
 * successor of 4.2. `called`: what stands before the numbers, as tags of a repository with several services have it: “payments-”. `commit`: the last of it.
 */
type Version = {
  numbers: number[];
  suffix: string[];
  beside: -1 | 0 | 1;
  isDated: boolean;
  called: string;
  commit: string;
};

// A date and a time of day in one have 14 digits. Of what follows without a dash, only the words for what comes before or after a version are taken.
const NUMBERS =
  /^((?!v\d)[@a-z][\w./@-]{0,60}?[-@/])?v?(\d{1,15}(?:\.\d{1,15}){0,5})(?:-([0-9a-z.-]{1,60})|[._]?((?:a|b|c|rc|cr|alpha|beta|dev|post|hotfix|hf)\.?\d{1,9}|final|release|ga))?(?:\+[0-9a-z.-]{1,60})?$/i;

/** 20260304, and 202603041530 or with seconds: in one, as build servers write dates. */
const DATE = /^(19[9]\d|2[01]\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(\d{4}(?:\d\d)?)?$/;
/** 2026-03-04, 2026-03-04-2: a day, and which of that day. */
const DASHED = /^\d{1,9}(?:[.-]\d{1,9}){0,4}$/;

/** What was made after a version to mend it, in the words of those who make it. */
const AFTER = /^(?:hot-?fix|hf|patch|post|p|sp|fix)(?:[.-]?\d|[.-]|$)/i;
/** What comes before a version that is named itself: 4.2.0-hotfix.1-rc.1 before 4.2.0-hotfix.1. */
const FIRST = /^(?:rc|cr|alpha|beta|pre|preview|dev|snapshot)(?![a-z])/i;
/** The version itself, in the words of Java's registries. */
const ITSELF = /^(?:final|release|ga)$/i;
/** So many commits after it, as `git describe` writes it: 4.2.0-3-gabcdef0. */
const COMMITS_AFTER = /^(\d{1,9})-g[0-9a-f]{4,40}(?:-dirty)?$/i;
/** A commit at the end, which tells nothing of what came first; one of digits alone may be a number. */
const COMMIT = /(?:^|[-.])(?:g|sha-?)?(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])([0-9a-f]{7,40})$/i;

/** Each build is held against all that are kept of its service: what was read is kept for so many versions. */
const READ_KEPT = 2000;
const readBefore = new Map<string, Version | undefined>();

function parsed(version: string): Version | undefined {
  if (readBefore.has(version)) return readBefore.get(version);
  const [, called = '', numbers, suffix, word] = NUMBERS.exec(version.slice(0, 200).replace(TIME, '$1-$2')) ?? [];
  const read = numbers === undefined ? undefined : versionFrom(called, numbers, suffix ?? word);
  if (readBefore.size >= READ_KEPT) readBefore.clear();
  readBefore.set(version, read);
  return read;
}
/** 20260304T1530, 20260304T153000Z */
const TIME = /(\d{8})T(\d{4,6})Z?(?![\dA-Z])/i;

function versionFrom(before: string, written: string, all: string | undefined): Version {
  const [first = '', ...others] = written.split('.');
  const date = DATE.exec(first)?.slice(1);
  const numbers = [...(date ?? [first]), ...others].map((part) => Number(part ?? 0));
  const isDated = date !== undefined || (Number(first) >= 1990 && Number(first) < 2200);
  const [, commits] = COMMITS_AFTER.exec(all ?? '') ?? [];
  const [end = '', commit = ''] = (commits === undefined && COMMIT.exec(all ?? '')) || [];
  const suffix = all?.toLowerCase().slice(0, all.length - end.length);
  const same = { numbers, isDated, called: before.toLowerCase(), commit: commit.toLowerCase() };
  if (!suffix || ITSELF.test(suffix)) return { ...same, suffix: [], beside: 0 };
  if (isDated && DASHED.test(suffix))
    return { ...same, numbers: [...numbers, ...suffix.split(/[.-]/).map(Number)], suffix: [], beside: 0 };
  if (commits !== undefined) return { ...same, suffix: [commits], beside: 1 };
  return { ...same, suffix: suffix.split('-'), beside: AFTER.test(suffix) ? 1 : -1 };
}

/** What stands between its dashes, one after the other: what has more of it is newer, unless that is named as what comes first. */
function bySuffix(a: string[], b: string[]): -1 | 0 | 1 {
  for (let i = 0; i < Math.max(a.length, b.length); i += 1) {
    const [x, y] = [a[i], b[i]];
    if (x === undefined) return y !== undefined && FIRST.test(y) ? 1 : -1;
    if (y === undefined) return FIRST.test(x) ? -1 : 1;
    const order = before(x.split('.'), y.split('.'));
    if (order !== 0) return order;
  }
  return 0;
}

/** Identifiers one by one: numbers before words, the fewer before the more. */
function before(a: string[], b: string[]): -1 | 0 | 1 {
  for (let i = 0; i < Math.max(a.length, b.length); i += 1) {
    const [x, y] = [a[i], b[i]];
    if (x === undefined || y === undefined) return x === undefined ? -1 : 1;
    const order = ofIdentifiers(x, y);
    if (order !== 0) return order;
  }
  return 0;
}

function ofIdentifiers(a: string, b: string): -1 | 0 | 1 {
  const [isA, isB] = [/^\d+$/.test(a), /^\d+$/.test(b)];
  if (isA && isB) return sign(Number(a) - Number(b));
  if (isA !== isB) return isA ? -1 : 1;
  const [x, y] = [NUMBERED.exec(a), NUMBERED.exec(b)];
  if (x && y && x[1] === y[1]) return sign(Number(x[2]) - Number(y[2]));
  return a < b ? -1 : a > b ? 1 : 0;
}
/** `rc10`: one word and its number. */
const NUMBERED = /^(.*\D)(\d{1,15})$/;

const sign = (n: number) => (n > 0 ? 1 : n < 0 ? -1 : 0);
