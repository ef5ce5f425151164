import { z } from 'zod';
import { type Got, missing } from '../../domain/health/measurement.ts';
import type { Address } from '../../outbound/address.ts';
import { readJson } from '../../outbound/answer.ts';
import { pointed } from '../../outbound/pointer.ts';
import { askSource } from '../ask-source.ts';
import { numberIn } from '../number.ts';
import { refusedFor } from '../refused-for.ts';
import type { Signal } from '../signal.ts';
import { parts } from './query.ts';

export type JsonEndpoint = Address & { authorization?: string; timeoutSeconds: number };

const LARGEST = 1024 * 1024;
const MOST_POINTS = 11_000;
/** What could not be parsed is undefined. */
const Anything = z.unknown().refine((value) => value !== undefined);

export const measuring =
  ({ authorization, timeoutSeconds, ...place }: JsonEndpoint): Signal['measure'] =>
  async ({ text }, from, to) => {
    const { path, pointer } = parts(text, from, to);
    const called = await askSource({
      ...place,
      url: `${place.url.replace(/\/$/, '')}${path}`,
      headers: { accept: 'application/json', ...(authorization && { authorization }) },
      timeoutMs: timeoutSeconds * 1000,
      largest: LARGEST,
    });
    if (!called.ok) return missing('unreached', called.how === 'refused' ? called.why : `the source ${called.why}`);
    const { status } = called.answer;
    const toMend = refusedFor(status, authorization);
    if (toMend) return toMend;
    if (status === 404 || status === 400) return missing('refused', `the source answered ${status}: check the path`);
    if (status < 200 || status >= 300) return missing('unreached', `the source answered ${status}`);
    const json = readJson(called.answer, Anything);
    return json.ok ? numbersAt(pointed(json.value, pointer), pointer) : missing('unreadable', `the source ${json.why}`);
  };

/** A number, or a list of them; numbers may come as texts. */
function numbersAt(found: unknown, pointer: string): Got {
  if (found === undefined || found === null) return missing('no-series', `there is nothing at "${pointer}"`);
  const all = Array.isArray(found) ? found : [found];
  if (all.length > MOST_POINTS) return missing('refused', `there are more than ${MOST_POINTS} numbers at "${pointer}"`);
  const numbers = all.map(numberOf).filter(Number.isFinite);
  if (numbers.length > 0) return { ok: true, numbers };
  return missing(all.length === 0 ? 'no-series' : 'no-number', `there is no number at "${pointer}"`);
}

const numberOf = (value: unknown): number => {
  if (typeof value === 'number') return value;
  return typeof value === 'string' ? numberIn(value) : Number.NaN;
};
