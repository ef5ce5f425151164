import type { Parts } from '../../src/reading/part.ts';
import { read, type Takes } from '../../src/reading/read.ts';
import { writeTime } from '../../src/time/typed/index.ts';
import { WORDS } from '../../src/words/router.ts';
import { context } from './given.ts';

const TAKES: ReadonlyMap<string, Takes<Parts>> = new Map(
  WORDS.flatMap(({ name, typed }): [string, Takes<Parts>][] => (typed?.takes ? [[name, typed.takes]] : [])),
);

/** What a whole line says, as short as can be: what each of its parts holds, its time written out, and its reason. */
export function sentenceSaid(line: string, at = context): string {
  const [word = '', ...rest] = line.split(' ');
  const takes = TAKES.get(word);
  if (!takes) throw new Error(`${word} reads no sentence`);
  const found = read(takes, { text: rest.join(' '), mentions: [] }, at);
  if (!found.ok) return `✗ ${found.fault.why}`;
  const { when, why, anyway, everything, ...parts } = found.said;
  const time = when?.time ? writeTime(when.time, context.zone) : when?.said;
  return [flat(parts), time, why && `“${why}”`].filter((part) => part).join(' · ');
}

/** The values of parts, without the names of what holds them. */
function flat(value: unknown): string {
  if (Array.isArray(value)) return value.map(flat).filter(Boolean).join(', ');
  if (value && typeof value === 'object') return Object.values(value).map(flat).filter(Boolean).join(' ');
  return value === true || value === false || value === undefined ? '' : String(value);
}
