import { fewOf } from '../domain/few.ts';
import { keyOf } from '../spelling/key.ts';
import { distance, nearest } from '../spelling/near.ts';
import type { Extent, Token } from './tokens.ts';

/** What is longer is no name. */
const LONGEST = 60;

/** A name of several words, or with dashes in it, that a token and those beside it come near to. */
export function longName(
  token: Token,
  tokens: readonly Token[],
  names: readonly string[],
): { name: string; at: Extent } | undefined {
  const here = tokens.indexOf(token);
  for (const name of names) {
    const words = name.split(/[\s_-]+/).length;
    for (let from = Math.max(0, here - words + 1); words > 1 && from <= here; from += 1) {
      const said = tokens.slice(from, from + words);
      const [first, last] = [said[0], said.at(-1)];
      const low = said.map((t) => t.low).join(' ');
      if (!first || !last || said.length < words || low.length > LONGEST) continue;
      // With dashes in it, it is the same name apart; anything else may be another one's.
      const isIt = /[_-]/.test(name)
        ? keyOf(low) === keyOf(name)
        : distance(low, name.toLowerCase()) <= Math.max(1, Math.floor(name.length / 5));
      if (isIt) return { name, at: { from: first.inner.from, to: last.inner.to } };
    }
  }
  return undefined;
}

/** The known names that a word begins, or the one that it is nearest to; never the word itself, which is known and stands where it says nothing. */
export function namesNear({ low }: Pick<Token, 'low'>, names: readonly string[]): string[] {
  if (low.length > LONGEST) return [];
  const others = [...new Set(names)].filter((n) => n.toLowerCase() !== low);
  const begun = low.length >= 3 ? others.filter((n) => n.toLowerCase().startsWith(low)) : [];
  if (begun.length > 0) return begun;
  // “live” is not “mine”: of four letters one may be wrong, of six two.
  const close = others.filter(
    (n) => distance(low, n.toLowerCase()) <= Math.max(1, Math.floor(low.length / 3)) && !areTiny(low, n),
  );
  const one = nearest(low, close);
  if (one) return [one];
  const like = others.filter((n) => isNearItsBeginning(low, n));
  return like.length > 0 ? like : [shortFor(low, others) ?? []].flat();
}

/** The first of these. */
export const nearName = (token: Pick<Token, 'low'>, names: readonly string[]): string | undefined =>
  namesNear(token, names)[0];

/** So many of several names that may be meant are shown, as buttons too. */
export const MOST_MEANT = 4;

/** "Did you mean checkout-api?", or one of several; undefined without any. */
export function didYouMean(names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined;
  return `Did you mean ${names.length > 1 ? 'one of ' : ''}${fewOf(names, MOST_MEANT)}?`;
}

/** “is” is no mistyped “in”: of two letters, one is half of the word. */
const areTiny = (low: string, name: string) => low.length <= 2 && name.length <= 2;

/** “chekout” begins as checkout-api does, but for a letter. */
const isNearItsBeginning = (low: string, name: string) => {
  const [first = '', more] = name.toLowerCase().split(/[\s_-]/);
  return more !== undefined && low.length >= 5 && distance(low, first) <= Math.max(1, Math.floor(low.length / 4));
};

/** How people shorten the names of places where something runs. */
const SHORT: readonly [RegExp, RegExp][] = [
  [/^(prod|prd)$/, /^prod/],
  [/^(stag|stg|stage)$/, /^stag/],
  [/^(pre-?prod|ppd)$/, /^pre-?prod/],
  [/^(dev|devel)$/, /^dev/],
];

const shortFor = (low: string, names: readonly string[]): string | undefined => {
  const short = SHORT.find(([said]) => said.test(low))?.[1];
  const all = short ? names.filter((n) => short.test(n.toLowerCase())) : [];
  // “stage” is staging before it is staging-proxy.
  return all.sort((a, b) => a.length - b.length)[0];
};

/** A name that a word is short for, or a few letters away from. */
export function meantBy({ low }: Token, names: readonly string[]): string | undefined {
  const full = shortFor(low, names);
  if (full) return full.toLowerCase() === low ? undefined : full;
  if (low.length < 4 || low.length > LONGEST) return undefined;
  const name = names.find((n) => distance(low, n.toLowerCase()) <= (low.length < 5 ? 1 : 2));
  return name?.toLowerCase() === low ? undefined : name;
}
