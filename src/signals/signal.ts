import type { Adapter } from '../adapters/adapter.ts';
import type { Got } from '../domain/health/measurement.ts';

/** What may stand in a query as `{{name}}`: what is measured, and the length of a look in seconds, such as `60s`. */
const NAMES = ['service', 'environment', 'region', 'version', 'previous', 'step', 'window'] as const;
export type QueryValues = Readonly<Record<(typeof NAMES)[number], string>>;

/** One number of a time or, every `stepSeconds`, those of a series. */
export type SignalQuery = { text: string; stepSeconds?: number };

/** Where measures are kept. It is only read. */
export interface Signal {
  /** A query with its names filled in, so that no value can become part of the question. */
  fill(text: string, values: QueryValues): string;
  /** Whether it can also be asked about a time that is over. */
  knowsPast(text: string): boolean;
  /** What it was in [from, to), UTC ISO. What is missing is a value, too. */
  measure(query: SignalQuery, from: string, to: string): Promise<Got>;
}

/** A member of the shelf. `queryFault`: what is wrong with a query of a manifest, after the query itself. */
export type SignalAdapter = Adapter<unknown, Signal> & { queryFault(text: string): string | undefined };

const PLACE = /\{\{([^{}]*)\}\}/g;

/** The names that stand in a query, as they are written. */
export const namesIn = (text: string, more: readonly string[] = []): { name: string; known: boolean }[] =>
  [...text.matchAll(PLACE)].map(([, written = '']) => {
    const name = written.trim();
    return { name, known: [...NAMES, ...more].some((n) => n === name) };
  });

export const withNames = (text: string, fill: (name: string, at: number) => string): string =>
  text.replace(PLACE, (_, written: string, at: number) => fill(written.trim(), at));

/** The first name that nobody knows. */
export function nameFault(text: string, more: readonly string[] = []): string | undefined {
  const unknown = namesIn(text, more).find((n) => !n.known);
  return unknown && `has {{${unknown.name}}}; what may stand there is ${[...NAMES, ...more].join(', ')}`;
}
