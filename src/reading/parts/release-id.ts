import { MONTHS } from '../../time/typed/index.ts';
import type { Token } from '../tokens.ts';

/** `R-12`, `#r12`: the id in one word. */
export const idOf = (token: Token | undefined): string | undefined => {
  const number = /^#?r[-\u2010-\u2015]?(\d{1,9})$/.exec(token?.low ?? '')?.[1];
  return number && `R-${Number(number)}`;
};

/**
 * `release 12`, and `12` where nothing but that can be meant: it stands first, and nothing or a mark follows. `free`: a reason follows, whose first word
 * it may be.
 */
export function bareNumberAt(tokens: readonly Token[], from: number, at: number, free: boolean): string | undefined {
  const [token, next] = [tokens[at], tokens[at + 1]];
  const number = /^#?(\d{1,6})$/.exec(token?.low ?? '')?.[1];
  if (!token || number === undefined) return undefined;
  const id = `R-${Number(number)}`;
  const isNoun = tokens[at - 1]?.low === 'release' && at > from;
  const goesOn = TO.test(next?.low ?? '') && /^\d/.test(tokens[at + 2]?.low ?? '');
  if (isNoun) return isCounted(next) || (goesOn && isCounted(tokens[at + 3])) ? undefined : id;
  // “12 to 14 March”, “2 - 3 tests fail”: from one number to another.
  if (at > 0 || from > 0 || (goesOn && !token.low.startsWith('#'))) return undefined;
  const ends = next === undefined || token.colon || ENDS.test(next.low);
  return ends || (!free && /^(to|by|from)$/.test(next?.low ?? '')) ? id : undefined;
}
/** What ends it, and is no word of a reason. */
const ENDS = /^(because|b\/c|bc|weil|[-–—:]|--|please|pls|thanks)$/;
const TO = /^(to|[-–—]|--)$/;
const isCounted = (token: Token | undefined) => MONTHS.has(token?.low ?? '') || COUNTED.test(token?.low ?? '');
const COUNTED = /^([ap]m|h|hours?|hrs?|uhr|o['’]clock|days?|weeks?|minutes?|mins?|m)$/;

/** `R 3`, `release 3` in two words. */
export const numberAfter = (tokens: readonly Token[], at: number): string | undefined =>
  /^r$/.test(tokens[at]?.low ?? '') && /^\d{1,9}$/.test(tokens[at + 1]?.low ?? '')
    ? `R-${Number(tokens[at + 1]?.low)}`
    : undefined;
