import { z } from 'zod';
import { type Got, missing } from '../../domain/health/measurement.ts';

/** Values are texts, since JSON has no NaN. */
const Point = z.tuple([z.number(), z.string()]);
const Vector = z.array(z.object({ value: Point.optional() }));
const Matrix = z.array(z.object({ values: z.array(Point).optional() }));

/** The numbers of one series; what is no number is left out of a series, and missing where there is nothing else. */
export function numbersOf(type: string, result: unknown[]): Got {
  switch (type) {
    case 'scalar': {
      const read = Point.safeParse(result);
      return read.success ? finite([read.data[1]]) : UNREADABLE;
    }
    case 'vector': {
      const read = Vector.safeParse(result);
      return read.success ? one(read.data.map(({ value }) => value && [value])) : UNREADABLE;
    }
    case 'matrix': {
      const read = Matrix.safeParse(result);
      return read.success ? one(read.data.map(({ values }) => values)) : UNREADABLE;
    }
    default:
      return missing('unreadable', `the source answered with a ${type.slice(0, 40)} instead of numbers`);
  }
}

const UNREADABLE = missing('unreadable', "the source answered with what can't be read");

/** Whoever asks means one series: of several, nobody knows which. */
function one(series: (z.infer<typeof Point>[] | undefined)[]): Got {
  const [points, ...others] = series;
  if (series.length === 0) return missing('no-series', 'there is no such series, or it has ended');
  if (others.length > 0) return missing('several', 'there are several series: sum them, or say which one is meant');
  if (!points) return missing('unreadable', 'it is a histogram: ask for a number, such as with histogram_quantile');
  return finite(points.map(([, value]) => value));
}

function finite(values: string[]): Got {
  const numbers = values.flatMap((text) => (text.trim() !== '' && Number.isFinite(Number(text)) ? [Number(text)] : []));
  if (numbers.length > 0) return { ok: true, numbers };
  return values.length === 0
    ? missing('no-series', 'it has no points')
    : missing('no-number', `it is ${values[0]?.slice(0, 20)}: there may have been no traffic`);
}
