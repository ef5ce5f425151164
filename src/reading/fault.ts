import { distance, nearest } from '../spelling/near.ts';
import { TIME_WORDS } from './time-words.ts';
import type { Token } from './tokens.ts';

/**
 * Why a sentence was not read, in plain words. `word`: the one that is not known, by its place; `near`: the known name that may have been meant;
 * `reason`: what would be the reason, by its place, if it is no name at all.
 */
export type Fault = { why: string; word?: Place; near?: string; reason?: Place };
export type Place = { from: number; to: number };

export function faultAt(token: Token, near: string | undefined, names: readonly string[]): Fault {
  const said = `I don't know what “${shown(token)}” is.`;
  const known = [...new Set(names)].slice(0, 12);
  const help = near
    ? ` Did you mean ${near}?`
    : known.length > 0
      ? ` I know ${known.join(', ')}.`
      : ' Nothing more is taken there.';
  return { why: `${said}${help}`, word: token.inner, ...(near && { near }) };
}

/** The known name that is nearest to a word, if one is near. */
export const near = ({ low }: Token, names: readonly string[], takesTime: boolean): string | undefined => {
  const all = [...names, ...(takesTime ? TIME_WORDS : [])];
  return low.length > 60
    ? undefined
    : (all.find((n) => low.length >= 3 && n.startsWith(low)) ??
        nearest(
          low,
          all.filter((n) => close(low, n)),
        ));
};

/** No word is near to one of which it shares less than half of the letters. */
const close = (word: string, name: string) => distance(word, name) * 2 <= Math.max(word.length, 3);

/** A word that looks like a name with a mistake in it, where it could be the reason's first as well. */
export function nearMiss(token: Token, names: readonly string[]): Fault | undefined {
  const { low } = token;
  if (low.length < 4 || low.length > 60) return undefined;
  const name = names.find((n) => distance(low, n.toLowerCase()) <= (low.length < 5 ? 1 : 2));
  return name === undefined
    ? undefined
    : {
        why: `I don't know “${shown(token)}”. Did you mean ${name}, or is it where the reason begins?`,
        word: token.inner,
        near: name,
      };
}

const shown = ({ word }: Token) => (word.length > 40 ? `${word.slice(0, 39)}…` : word);
