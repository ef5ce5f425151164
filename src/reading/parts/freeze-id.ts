import { type Part, several, single } from '../part.ts';
import type { Token } from '../tokens.ts';
import { markAt } from './names.ts';

/** `F-1`, `#f1`: the id of a freeze in one word. */
const freezeOf = (token: Token | undefined): string | undefined => {
  const number = /^#?f[-\u2010-\u2015]?(\d{1,9})$/.exec(token?.low ?? '')?.[1];
  return number && `F-${Number(number)}`;
};

/** The freeze that something is about: “F-1”, “through the freeze F-1”. */
export const freezeId: Part<string | undefined> = single(
  several<string>(() => [], freezeIdAt),
  'freezes',
);

export function freezeIdAt(tokens: readonly Token[], from: number) {
  const led = LED.has(tokens[from]?.low ?? '') ? markAt(tokens, from, LED) : 0;
  const noun = tokens.slice(from + led, from + led + 2).findIndex((t) => !NOUNS.has(t.low));
  const at = from + led + (noun < 0 ? 2 : noun);
  const id = freezeOf(tokens[at]);
  return id ? { one: id, took: at + 1 - from, marked: true } : undefined;
}
const LED = new Set(['through', 'past', 'of', 'for', 'during', 'in']);
const NOUNS = new Set(['the', 'freeze']);
