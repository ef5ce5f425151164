import { own, withEntry } from '../own.ts';
import { baseKey, type MeasureAsk } from './asks.ts';
import type { Got, MeasuredPart } from './measurement.ts';
import type { KnownBase } from './watch.ts';

/** What was answered, by rule; and of it the baselines that need not be asked for again. */
export type GatheredMeasures = {
  got: Record<string, Partial<Record<MeasuredPart, Got>>>;
  bases: Record<string, KnownBase>;
};

export function gathered(answers: readonly { ask: MeasureAsk; got: Got }[]): GatheredMeasures {
  let all: GatheredMeasures = { got: {}, bases: {} };
  for (const same of Map.groupBy(answers, ({ ask }) => `${ask.rule} ${ask.part}`).values()) {
    const [first] = same;
    if (!first) continue;
    const { rule, part, keep } = first.ask;
    const got = joined(
      same.map((s) => s.got),
      part,
    );
    all = { ...all, got: withEntry(all.got, rule, { ...own(all.got, rule), [part]: got }) };
    if (keep) all = { ...all, bases: kept(all.bases, baseKey(rule, keep.base), keep.of, part, got) };
  }
  // A baseline of which a part is missing is asked for again, all of it.
  const whole = Object.entries(all.bases).filter(([, { got }]) => Object.values(got).every((g) => g.ok));
  return { ...all, bases: Object.fromEntries(whole) };
}

const kept = (bases: Record<string, KnownBase>, key: string, of: string, part: MeasuredPart, got: Got) =>
  withEntry(bases, key, { of, got: { ...own(bases, key)?.got, [part]: got } });

/** Counts of several times are added up, points are put together; a time without any series is left out where there are others. */
function joined(gots: Got[], part: MeasuredPart): Got {
  const [only] = gots;
  if (gots.length === 1 && only?.ok) return part.endsWith('points') ? thinned(only.numbers) : only;
  const failed = gots.find((got) => !got.ok && got.missing !== 'no-series' && got.missing !== 'no-number');
  const numbers = gots.flatMap((got) => (got.ok ? got.numbers : []));
  if (failed || numbers.length === 0 || gots.length === 1) return failed ?? only ?? { ok: true, numbers };
  return part.endsWith('points') ? thinned(numbers) : { ok: true, numbers: [numbers.reduce((sum, n) => sum + n, 0)] };
}

const MOST_POINTS = 240;

/** Points whose middle and spread are as those of all: taken evenly from the sorted ones, since a document is to stay small. */
function thinned(numbers: readonly number[]): Got {
  if (numbers.length <= MOST_POINTS) return { ok: true, numbers };
  const sorted = numbers.toSorted((a, b) => a - b);
  const at = (i: number) => sorted[Math.round((i * (sorted.length - 1)) / (MOST_POINTS - 1))] ?? 0;
  return { ok: true, numbers: Array.from({ length: MOST_POINTS }, (_, i) => at(i)) };
}
