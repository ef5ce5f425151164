import type { Base } from '../company/health.ts';

/** Why nothing was measured. `no-series`: the source knows no such series; `no-number`: it answered NaN, an infinity or nothing that is a number. */
export const MISSING = [
  'no-series',
  'no-number',
  'several',
  'partial',
  'unreached',
  'refused',
  'unreadable',
  'not-asked',
] as const;
export type Missing = { ok: false; missing: (typeof MISSING)[number]; why: string };

/** What a source answered: one number, or those of a series in which there were any. Every number is finite. */
export type Got = { ok: true; numbers: readonly number[] } | Missing;

type Own = 'errors' | 'of' | 'value' | 'sample' | 'points';
/** What can be asked for one look: of what was deployed, and of what it is held against. */
export type MeasuredPart = Own | `${Base}:${'errors' | 'of' | 'points'}`;

/** What was measured of one rule in [from, to), UTC ISO. `alerts`: the names of those that began since the deploy; `unmeasured`: those for which there is no data, `cut`: their source left some out. */
export type Measurement = {
  from: string;
  to: string;
  got: Partial<Record<MeasuredPart, Got>>;
  alerts?: { firing: readonly string[]; resolved: readonly string[]; unmeasured?: readonly string[]; cut?: boolean };
};

export const missing = (kind: Missing['missing'], why: string): Missing => ({ ok: false, missing: kind, why });
export const numbers = (...values: number[]): Got => ({ ok: true, numbers: values });

const NOT_ASKED = missing('not-asked', 'it was not asked for');

export const partOf = ({ got }: Measurement, part: MeasuredPart): Got => got[part] ?? NOT_ASKED;

/** The points of a part; what is no number is left out, and missing where there is nothing else. */
export function pointsOf(measurement: Measurement, part: MeasuredPart): Got {
  const got = partOf(measurement, part);
  if (!got.ok) return got;
  const finite = got.numbers.filter(Number.isFinite);
  return finite.length > 0 || got.numbers.length === 0
    ? { ok: true, numbers: finite }
    : missing('no-number', `it is ${got.numbers[0]}`);
}

/** The one number of a part; without one, why. */
export function single(got: Got): { ok: true; value: number } | Missing {
  if (!got.ok) return got;
  const [value] = got.numbers;
  if (got.numbers.length > 1) return missing('several', `it has ${got.numbers.length} numbers instead of one`);
  if (value === undefined) return missing('no-series', 'there is no such series');
  return Number.isFinite(value) ? { ok: true, value } : missing('no-number', `it is ${value}`);
}

/** A number of events: without a series none happened, which only holds where something else shows that there was traffic. */
export function countOf(got: Got): { ok: true; value: number } | Missing {
  const read = single(got);
  if (!read.ok) return read.missing === 'no-series' ? { ok: true, value: 0 } : read;
  if (read.value > Number.MAX_SAFE_INTEGER)
    return missing('no-number', `it is ${read.value}, and nothing happens so often`);
  return read.value < 0 ? missing('no-number', `it is ${read.value}, and nothing happens less than never`) : read;
}
