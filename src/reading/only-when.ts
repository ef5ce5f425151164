import type { ReadingContext } from './part.ts';
import { longest, type Parting } from './terms.ts';
import { timeLong } from './times.ts';
import type { Token } from './tokens.ts';

export type PartNamed = Parting & { name: string };

/** From there on stands when it is, or until when, and nothing else. */
export function isOnlyWhen(
  parts: readonly PartNamed[],
  tokens: readonly Token[],
  from: number,
  timed: boolean,
  context: ReadingContext,
) {
  const ending = parts.find((p) => p.name === 'ending')?.at(tokens, from)?.took ?? 0;
  return from + Math.max(ending, timed ? timeLong(tokens, from, context) : 0) === tokens.length;
}

/** A time stands there that is no part of anything else, as the 5.2 of “payments 5.2” is. */
export function hasTime(parts: readonly PartNamed[], tokens: readonly Token[], context: ReadingContext): boolean {
  for (let at = 0; at < tokens.length; ) {
    const took = longest(parts, tokens, at)?.took ?? 0;
    if (took === 0 && timeLong(tokens, at, context) > 0) return true;
    at += Math.max(took, 1);
  }
  return false;
}
