import { shortened } from '../blocks/text.ts';
import { distance, nearest } from '../spelling/near.ts';
import { TIME_WORDS } from '../time/typed/index.ts';
import type { Place, Token } from './tokens.ts';

/** Why a sentence was not read, in plain words; `again`: what may have been meant, each as the whole sentence. Nothing is chosen for the person. */
export type Fault = { why: string; again?: readonly Again[] };
export type Again = { label: string; text: string };

/** Among which names a word is looked for. */
export type Known = { names: readonly string[]; takesTime: boolean };
const MOST_NAMED = 12;

/** A word that nothing is known of, with the nearest that is; of `tokens`, the whole sentence, several may be one name with a mistake in it. */
export function unknownWord(text: string, token: Token, tokens: readonly Token[], { names, takesTime }: Known): Fault {
  const long = longName(token, tokens, names);
  const near = long?.name ?? nearName(token, names) ?? (takesTime ? nearName(token, LONG_TIME_WORDS) : undefined);
  const at = long?.at ?? token.inner;
  const all = [...new Set(names)];
  const more = all.length > MOST_NAMED ? ` and ${all.length - MOST_NAMED} more` : '';
  const help = near
    ? `Did you mean ${near}?`
    : all.length > 0
      ? `I know ${all.slice(0, MOST_NAMED).join(', ')}${more}.`
      : 'Nothing more is taken there.';
  const again = near && { again: [{ label: near, text: replaced(text, at, near) }] };
  return { why: `I don't know what “${shortened(text.slice(at.from, at.to), 40)}” is. ${help}`, ...again };
}

/** A name of several words that a token and those beside it come near to. */
function longName(
  token: Token,
  tokens: readonly Token[],
  names: readonly string[],
): { name: string; at: Place } | undefined {
  const here = tokens.indexOf(token);
  for (const name of names) {
    const words = name.split(/\s+/).length;
    for (let from = Math.max(0, here - words + 1); words > 1 && from <= here; from += 1) {
      const said = tokens.slice(from, from + words);
      const [first, last] = [said[0], said.at(-1)];
      const low = said.map((t) => t.low).join(' ');
      if (!first || !last || said.length < words || low.length > LONGEST) continue;
      if (distance(low, name.toLowerCase()) <= Math.max(1, Math.floor(name.length / 5)))
        return { name, at: { from: first.inner.from, to: last.inner.to } };
    }
  }
  return undefined;
}

/** Of the shorter ones every word is near to some. */
const LONG_TIME_WORDS = TIME_WORDS.filter((word) => word.length > 4);

/** What is longer is no name. */
const LONGEST = 60;

/** The known name that a word begins, or is nearest to. */
export function nearName({ low }: Token, names: readonly string[]): string | undefined {
  if (low.length > LONGEST) return undefined;
  // “live” is not “mine”: of four letters one may be wrong, of six two.
  const close = names.filter((n) => distance(low, n.toLowerCase()) <= Math.max(1, Math.floor(low.length / 3)));
  return names.find((n) => low.length >= 3 && n.toLowerCase().startsWith(low)) ?? nearest(low, close);
}

/** A word that looks like a name with a mistake in it, where it could be the first of the `reason` as well. */
export function nearMiss(text: string, token: Token, names: readonly string[], reason: Place): Fault | undefined {
  const { low, word, inner } = token;
  if (low.length < 4 || low.length > LONGEST) return undefined;
  const name = names.find((n) => distance(low, n.toLowerCase()) <= (low.length < 5 ? 1 : 2));
  if (name === undefined || name.toLowerCase() === low) return undefined;
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
