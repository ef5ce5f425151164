import { shortened } from '../blocks/text.ts';
import { meantBy } from './near.ts';
import type { Extent, Token } from './tokens.ts';

/**
 * Why a sentence was not read, in plain words; `again`: what may have been meant, each as the whole sentence. Nothing is chosen for the person. `unknown`:
 * the word that nothing is known of, and the sentence without it; `timed`: that is a time, where none is taken.
 */
export type Fault = {
  why: string;
  again?: readonly Again[];
  unknown?: { word: string; rest: string };
  timed?: boolean;
};
export type Again = { label: string; text: string };

/** A word that looks like a name with a mistake in it, where it could be the first of the `reason` as well. */
export function nearMiss(text: string, token: Token, names: readonly string[], reason: Extent): Fault | undefined {
  const name = meantBy(token, names);
  return name === undefined ? undefined : nameMissed(text, token.inner, name, reason);
}

/** A stretch that may be such a name, or of the reason. */
export const nameMissed = (text: string, at: Extent, name: string, reason: Extent): Fault => ({
  why: `I don't know “${shortened(text.slice(at.from, at.to), 40)}”. Did you mean ${name}, or does the reason begin there?`,
  again: [{ label: name, text: replaced(text, at, name) }, reasonMarked(text, reason)],
});

/** The same sentence with a stretch of it as its reason. */
export const reasonMarked = (text: string, { from, to }: Extent): Again => ({
  label: 'It is the reason',
  text: `${text.slice(0, from)} ${text.slice(to)} because ${text.slice(from, to)}`.trim(),
});

export const replaced = (text: string, { from, to }: Extent, by: string) =>
  `${text.slice(0, from)}${by}${text.slice(to)}`;
