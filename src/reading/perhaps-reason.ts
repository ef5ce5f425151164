import type { Token } from './tokens.ts';

/** The sentence with its reason marked, where the unknown word stands among others in brackets that end the sentence: “(sam is away)”. */
export function reasonInBrackets(text: string, token: Token, tokens: readonly Token[]) {
  const from = tokens.findLastIndex((t) => t.raw.startsWith('('));
  const [first, last] = [tokens[from], tokens.at(-1)];
  if (!first || !last?.raw.endsWith(')') || from === 0 || last === first || token.from < first.from) return undefined;
  return `${text.slice(0, first.from).trim()} because ${text.slice(first.inner.from, last.inner.to)}`;
}

/** The sentence with its reason marked; names before it to which nothing was said belong to it, as in “refunds fail”. */
export function reasonFrom(text: string, token: Token, tokens: readonly Token[], names: readonly string[]) {
  const low = new Set(names.map((name) => name.toLowerCase()));
  let at = tokens.indexOf(token);
  // After “to” or “and” no reason begins.
  const article = /^(the|a|an)$/.test(tokens[at - 1]?.low ?? '') ? 1 : 0;
  if (isMark(tokens[at - 1 - article])) return undefined;
  const isLoose = (i: number) => low.has(tokens[i]?.low ?? '') && !tokens[i]?.comma && i > 0;
  while (isLoose(at - 1) && !isMark(tokens[at - 2])) at -= 1;
  const begins = tokens[at]?.from ?? token.from;
  const before = text.slice(0, begins).trim();
  return before === '' ? undefined : `${before} because ${text.slice(begins).trim()}`;
}
const isMark = (token: Token | undefined) => /^(to|in|on|for|of|into|with|and|or)$/.test(token?.low ?? '');
