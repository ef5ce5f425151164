import { shortened } from '../blocks/text.ts';
import { distance, nearest } from '../spelling/near.ts';
import { TIME_WORDS } from '../time/typed/index.ts';
import type { Place, Token } from './tokens.ts';

/** Why a sentence was not read, in plain words; `again`: what may have been meant, each as the whole sentence. Nothing is chosen for the person. */
export type Fault = { why: string; again?: readonly Again[] };
export type Again = { label: string; text: string };

/** A word that nothing is known of, with the nearest that is. */
export function unknownWord(text: string, token: Token, names: readonly string[], takesTime: boolean): Fault {
  const near = nearName(token, names) ?? (takesTime ? nearName(token, LONG_TIME_WORDS) : undefined);
  const known = [...new Set(names)].slice(0, 12);
  const help = near
    ? `Did you mean ${near}?`
    : known.length > 0
      ? `I know ${known.join(', ')}.`
      : 'Nothing more is taken there.';
  const again = near && { again: [{ label: near, text: replaced(text, token.inner, near) }] };
  return { why: `I don't know what “${shortened(token.word, 40)}” is. ${help}`, ...again };
}

/** Of the shorter ones every word is near to some. */
const LONG_TIME_WORDS = TIME_WORDS.filter((word) => word.length > 4);

/** What is longer is no name. */
const LONGEST = 60;

/** The known name that a word begins, or is nearest to. */
export function nearName({ low }: Token, names: readonly string[]): string | undefined {
  if (low.length > LONGEST) return undefined;
  const close = names.filter((n) => distance(low, n.toLowerCase()) * 2 <= Math.max(low.length, 3));
  return names.find((n) => low.length >= 3 && n.startsWith(low)) ?? nearest(low, close);
}

/** A word that looks like a name with a mistake in it, where it could be the first of the `reason` as well. */
export function nearMiss(text: string, token: Token, names: readonly string[], reason: Place): Fault | undefined {
  const { low, word, inner } = token;
  if (low.length < 4 || low.length > LONGEST) return undefined;
  const name = names.find((n) => distance(low, n.toLowerCase()) <= (low.length < 5 ? 1 : 2));
  if (name === undefined) return undefined;
  const marked = `${text.slice(0, reason.from)} ${text.slice(reason.to)} because ${text.slice(reason.from, reason.to)}`;
  return {
    why: `I don't know “${shortened(word, 40)}”. Did you mean ${name}, or does the reason begin there?`,
    again: [
      { label: name, text: replaced(text, inner, name) },
      { label: 'It is the reason', text: marked.trim() },
    ],
  };
}

const replaced = (text: string, { from, to }: Place, by: string) => `${text.slice(0, from)}${by}${text.slice(to)}`;
