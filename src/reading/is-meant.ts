import type { Parts, ReadingContext } from './part.ts';
import { longest } from './terms.ts';
import { timeIn, timeSetting } from './times.ts';
import { tokensOf } from './tokens.ts';

/** Whether a stretch holds something that the word takes. People are named in signatures too. */
export function isMeant(parts: Parts, isTimed: boolean, text: string, context: ReadingContext): boolean {
  const tokens = tokensOf({ text, mentions: [] });
  const gathering = Object.values(parts).flatMap((part) => (part.isPeople ? [] : [part.gather(context)]));
  return (
    (isTimed && timeIn(text, tokens, timeSetting(context)).left.length < tokens.length) ||
    tokens.some((_, at) => longest(gathering, tokens, at) !== undefined)
  );
}
