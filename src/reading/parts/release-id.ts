import type { Token } from '../tokens.ts';

/** `R-12`, `#r12`: the id in one word. */
export const idOf = (token: Token | undefined): string | undefined => {
  const number = /^#?r[-\u2010-\u2015]?(\d{1,9})$/.exec(token?.low ?? '')?.[1];
  return number && `R-${Number(number)}`;
};

/** `R 3`, `release 3` in two words. */
export const numberAfter = (tokens: readonly Token[], at: number): string | undefined =>
  /^r$/.test(tokens[at]?.low ?? '') && /^\d{1,9}$/.test(tokens[at + 1]?.low ?? '')
    ? `R-${Number(tokens[at + 1]?.low)}`
    : undefined;
