import { lengthAt, lengthOfUnit } from './length.ts';
import { after, is, type Lexeme, type ParsedAt } from './lexemes.ts';
import type { Length } from './time.ts';

/** "two hours", and after "the next" also "hour". */
export const lengthOrUnit = (all: readonly Lexeme[], i: number): ParsedAt<Length> | undefined =>
  lengthAt(all, i) ?? lengthOfUnit(all, i);

/** "for 2h", "for the next hour", "lasting 30 minutes". */
export function forLength(all: readonly Lexeme[], i: number): ParsedAt<Length> | undefined {
  if (!is(all, i, 'for', 'für', 'lasting')) return undefined;
  const next = after(all, i + 1, 'the', 'next') ?? after(all, i + 1, 'the', 'coming');
  return next === undefined ? lengthAt(all, i + 1) : lengthOrUnit(all, next);
}
