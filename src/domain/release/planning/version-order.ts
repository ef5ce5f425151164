/**
 * Whether a version is newer (1), older (-1) or as new (0) as another, where both are numbers between dots: semantic versions (semver.org, 11) and
 * calendar versions (calver.org), with or without a `v`. Where people number otherwise than semver orders, as people do: `rc10` comes after `rc2`, and
 * `4.2.0-hotfix.1` after `4.2.0`. Undefined where they are of different kinds or are no such numbers.
 */
export function versionOrder(a: string, b: string): -1 | 0 | 1 | undefined {
  const [x, y] = [parsed(a), parsed(b)];
  if (!x || !y || x.isDated !== y.isDated) return undefined;
  const length = Math.max(x.numbers.length, y.numbers.length);
  for (let i = 0; i < length; i += 1) {
    const order = sign((x.numbers[i] ?? 0) - (y.numbers[i] ?? 0));
    if (order !== 0) return order;
  }
  return sign(x.beside - y.beside) || before(x.suffix, y.suffix);
}

/** `suffix`: what follows a dash, between its dots; `beside`: it puts it after (1) or before (-1) the same numbers alone. `isDated`: 2026.03 is no successor of 4.2. */
type Version = { numbers: number[]; suffix: string[]; beside: -1 | 0 | 1; isDated: boolean };

// A date and a time of day in one have 14 digits.
const NUMBERS = /^v?(\d{1,15}(?:\.\d{1,15}){0,5})(?:-([0-9a-z.-]{1,60}))?(?:\+[0-9a-z.-]{1,60})?$/i;

/** 20260304, and 202603041530 or with seconds: in one, as build servers write dates. */
const DATE = /^(19[9]\d|2[01]\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(\d{4}(?:\d\d)?)?$/;
/** 2026-03-04, 2026-03-04-2: a day, and which of that day. */
const DASHED = /^\d{1,9}(?:[.-]\d{1,9}){0,4}$/;

/** What was made after a version to mend it, in the words of those who make it. */
const AFTER = /^(?:hot-?fix|hf|patch|post|p|sp|fix)(?:[.-]?\d|[.-]|$)/i;
/** So many commits after it, as `git describe` writes it: 4.2.0-3-gabcdef0. */
const COMMITS_AFTER = /^(\d{1,9})-g[0-9a-f]{4,40}$/i;

/** Each build is held against all that are kept of its service: what was read is kept for so many versions. */
const READ_KEPT = 2000;
const readBefore = new Map<string, Version | undefined>();

function parsed(version: string): Version | undefined {
  if (readBefore.has(version)) return readBefore.get(version);
  const [, numbers, suffix] = NUMBERS.exec(version.slice(0, 200)) ?? [];
  const read = numbers === undefined ? undefined : versionFrom(numbers, suffix);
  if (readBefore.size >= READ_KEPT) readBefore.clear();
  readBefore.set(version, read);
  return read;
}

function versionFrom(written: string, suffix: string | undefined): Version {
  const [first = '', ...others] = written.split('.');
  const date = DATE.exec(first)?.slice(1);
  const numbers = [...(date ?? [first]), ...others].map((part) => Number(part ?? 0));
  const isDated = date !== undefined || (Number(first) >= 1990 && Number(first) < 2200);
  if (suffix === undefined) return { numbers, suffix: [], beside: 0, isDated };
  if (isDated && DASHED.test(suffix))
    return { numbers: [...numbers, ...suffix.split(/[.-]/).map(Number)], suffix: [], beside: 0, isDated };
  const [, commits] = COMMITS_AFTER.exec(suffix) ?? [];
  if (commits !== undefined) return { numbers, suffix: [commits], beside: 1, isDated };
  return { numbers, suffix: suffix.split('.'), beside: AFTER.test(suffix) ? 1 : -1, isDated };
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
