/**
 * Whether a version is newer (1), older (-1) or as new (0) as another, where both are numbers between dots: semantic versions (semver.org, 11) and
 * calendar versions (calver.org), with or without a `v`. Undefined where they are of different kinds or are no such numbers.
 */
export function versionOrder(a: string, b: string): -1 | 0 | 1 | undefined {
  const [x, y] = [parsed(a), parsed(b)];
  if (!x || !y || isDated(x) !== isDated(y)) return undefined;
  const length = Math.max(x.numbers.length, y.numbers.length);
  for (let i = 0; i < length; i += 1) {
    const order = sign((x.numbers[i] ?? 0) - (y.numbers[i] ?? 0));
    if (order !== 0) return order;
  }
  return before(x.pre, y.pre);
}

type Version = { numbers: number[]; pre: string[] };

const NUMBERS = /^v?(\d{1,9}(?:\.\d{1,9}){0,5})(?:-([0-9a-z.-]{1,60}))?(?:\+[0-9a-z.-]{1,60})?$/i;

/** Each build is held against all that are kept of its service: what was read is kept for so many versions. */
const READ_KEPT = 2000;
const readBefore = new Map<string, Version | undefined>();

function parsed(version: string): Version | undefined {
  if (readBefore.has(version)) return readBefore.get(version);
  const [, numbers, pre] = NUMBERS.exec(version.slice(0, 200)) ?? [];
  const read = numbers ? { numbers: numbers.split('.').map(Number), pre: pre?.split('.') ?? [] } : undefined;
  if (readBefore.size >= READ_KEPT) readBefore.clear();
  readBefore.set(version, read);
  return read;
}

/** 2026.03 is no successor of 4.2. */
const isDated = ({ numbers: [first = 0] }: Version) => first >= 1990 && first < 2200;

/** Identifiers one by one: numbers before words; what has none at all is newer. */
function before(a: string[], b: string[]): -1 | 0 | 1 {
  if (a.length === 0 || b.length === 0) return sign(b.length - a.length);
  for (let i = 0; i < Math.max(a.length, b.length); i += 1) {
    const [x, y] = [a[i], b[i]];
    if (x === undefined || y === undefined) return x === undefined ? -1 : 1;
    const [isX, isY] = [/^\d+$/.test(x), /^\d+$/.test(y)];
    const order = isX && isY ? sign(Number(x) - Number(y)) : isX !== isY ? (isX ? -1 : 1) : x < y ? -1 : x > y ? 1 : 0;
    if (order !== 0) return order;
  }
  return 0;
}

const sign = (n: number) => (n > 0 ? 1 : n < 0 ? -1 : 0);
