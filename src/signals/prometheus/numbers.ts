import { z } from 'zod';
import { type Got, missing } from '../../domain/health/measurement.ts';
import { numberIn } from '../number.ts';

/** UTC seconds and a value, which is a text since JSON has no NaN. */
const Point = z.tuple([z.number(), z.string()]);
type Point = z.infer<typeof Point>;
const Vector = z.array(z.object({ value: Point.optional() }));
const Matrix = z.array(z.object({ values: z.array(Point).optional() }));

/** Of which times an answer may be, ms since 1970: later than `after`, not later than `until`. */
export type Within = { after: number; until: number };

/** The numbers of one series; what is no number is left out of a series, and missing where there is nothing else. `result`: null for none. */
export function numbersOf(type: string, result: readonly unknown[] | null, within: Within): Got {
  switch (type) {
    case 'scalar': {
      const read = Point.safeParse(result);
      return read.success ? numbersAt([read.data], within) : UNREADABLE;
    }
    case 'vector': {
      const read = Vector.safeParse(result ?? []);
      if (!read.success) return UNREADABLE;
      const series = read.data.map(({ value }) => value && [value]);
      return one(series, within);
    }
    case 'matrix': {
      const read = Matrix.safeParse(result ?? []);
      if (!read.success) return UNREADABLE;
      const series = read.data.map(({ values }) => values);
      return one(series, within);
    }
    default:
      return missing('unreadable', `the source answered with a ${type.slice(0, 40)} instead of numbers`);
  }
}

const UNREADABLE = missing('unreadable', "the source answered with what can't be read");

/** Whoever asks means one series: of several, nobody knows which. */
function one(series: (Point[] | undefined)[], within: Within): Got {
  const [points, ...others] = series;
  if (series.length === 0)
    return missing(
      'no-series',
      'there is no such series, or it has ended: compare the query in health.yml with what the source has',
    );
  if (others.length > 0) return missing('several', 'there are several series: sum them, or say which one is meant');
  if (!points) return missing('unreadable', 'it is a histogram: ask for a number, such as with histogram_quantile');
  return points.length === 0 ? missing('no-series', 'it has no points') : numbersAt(points, within);
}

/** Each time counts once, in whatever order they come; one with two values counts as none. */
function numbersAt(points: Point[], { after, until }: Within): Got {
  const timely = points.filter(([at]) => at * 1000 > after && at * 1000 <= until);
  const [first] = timely;
  if (!first)
    return missing(
      'unreadable',
      'it is of another time than was asked for: an old answer may be kept on the way, or its clock is wrong',
    );
  const texts = [...Map.groupBy(timely, ([at]) => at).values()].flatMap((same) => {
    const [text, ...others] = new Set(same.map(([, value]) => value));
    return text === undefined || others.length > 0 ? [] : [text];
  });
  if (texts.length === 0) return missing('no-number', 'it has several values of the same time');
  const numbers = texts.map(numberIn).filter(Number.isFinite);
  return numbers.length > 0 ? { ok: true, numbers } : missing('no-number', noNumber(first[1]));
}

const noNumber = (text: string) =>
  /^([+-]?inf|nan)$/i.test(text)
    ? `it is ${text}: there may have been no traffic`
    : `it is "${text.slice(0, 20)}", which is no number`;
