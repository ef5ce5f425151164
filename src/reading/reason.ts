import type { Token } from './tokens.ts';

/** A sentence up to its reason, and the reason, which nobody reads but people. */
export type Cut = { terms: readonly Token[]; why: string };

const DASHES: ReadonlySet<string> = new Set(['—', '–', '--', '-']);

/** However people say `because` in a hurry. */
const BECAUSE = new Set([
  'because',
  'b/c',
  'bc',
  'bcs',
  'bcz',
  'cuz',
  'coz',
  'weil',
  'porque',
  'perché',
  'perche',
  'omdat',
]);
const TWO_WORDS: ReadonlyMap<string, string> = new Map([
  ['due', 'to'],
  ['owing', 'to'],
  ['so', 'that'],
  ['parce', 'que'],
]);

/** What ends a stretch of nothing but terms. */
export type TermsEnd = 'because' | 'a dash' | 'the end';

/** How a mark is told from the same mark between terms. */
export type MarksRead = {
  /** a dash before it belongs to a time */
  beginsTime: (token: Token) => boolean;
  /** a colon there is inside what begins at the token */
  isInside: (at: number) => boolean;
  /** what ends the terms that begin there, where nothing else stands before it */
  termsUntil: (from: number) => TermsEnd | undefined;
  /** what begins there is a time and nothing else, and no other stands before it */
  isTime: (from: number) => boolean;
  /** a reason may begin without a mark */
  free: boolean;
};
export const ALONE: MarksRead = {
  beginsTime: () => false,
  isInside: () => false,
  termsUntil: () => undefined,
  isTime: () => false,
  free: false,
};

/**
 * Cuts off what follows `because`, `due to`, `why:`, a colon or a dash; undefined when no reason is marked. “payments – production – errors doubled”: a
 * dash or a colon before terms alone marks none, as long as the reason is marked after them.
 */
export function markedReason(
  text: string,
  tokens: readonly Token[],
  { beginsTime, isInside, termsUntil, isTime, free }: MarksRead,
): Cut | undefined {
  for (const [i, token] of tokens.entries()) {
    const next = tokens[i + 1];
    const cut = (terms: number, after: Token): Cut => ({
      terms: tokens.slice(0, terms),
      why: text.slice(after.to).trim(),
    });
    // “why: because it hangs” says twice that it is one.
    const begun = isWhy(tokens[i - 1]) ? i - 1 : i;
    if (BECAUSE.has(token.low)) return cut(begun, next?.low === 'of' ? next : token);
    if (next && TWO_WORDS.get(token.low) === next.low) return cut(i, next);
    if (!next) return undefined;
    if (isLabel(token)) continue;
    if (
      token.colon &&
      !BECAUSE.has(next.low) &&
      !isInside(i) &&
      termsUntil(i + 1) !== 'because' &&
      !(isTime(i + 1) && !isWhy(token))
    )
      return cut(isWhy(token) ? i : i + 1, token);
    const isMark = i > 0 && DASHES.has(token.word) && !beginsTime(next) && !BECAUSE.has(next.low);
    if (isMark && !(free && isToANumber(tokens, i)) && !termsUntil(i + 1)) return cut(i, token);
  }
  return undefined;
}

/** “no-go 2 - 3 tests fail”: as many, or a release without its R and why; nothing stands before that says which. */
const isToANumber = ([first, , next]: readonly Token[], at: number) =>
  at === 1 && /^\d+$/.test(first?.low ?? '') && /^\d/.test(next?.low ?? '');

const isWhy = (token: Token | undefined) => token?.colon === true && /^(why|reason)$/.test(token.low);

/** What invitations and forms put before a time or a place: `When: Thu 5 Mar 14:00`. */
export const isLabel = ({ low, colon }: Token) => colon && LABELS.has(low);
const LABELS = new Set(['when', 'where', 'date', 'time', 'wann']);

/** “move R-3 to Friday (QA is sick)”: several words in brackets at the end, of which none is a term or near to one, are the reason. */
export function bracketedReason(
  text: string,
  tokens: readonly Token[],
  isTerm: (token: Token, at: number) => boolean,
  timeless: () => readonly Token[],
): Cut | undefined {
  const [last, from] = [tokens.at(-1), tokens.findLastIndex((t) => t.raw.startsWith('('))];
  const [first, words] = [tokens[from], tokens.length - from];
  if (!first || !last?.raw.endsWith(')') || from === 0 || words < 2 || words > MOST_WORDS) return undefined;
  if (tokens.some((token, at) => at >= from && isTerm(token, at))) return undefined;
  const left = timeless();
  if (tokens.slice(from).some((token) => !left.includes(token))) return undefined;
  return { terms: tokens.slice(0, from), why: text.slice(first.inner.from, last.inner.to) };
}
const MOST_WORDS = 40;

/** What marks a reason, or ends the terms before it. */
export const endsTerms = ({ low, word }: Token): TermsEnd | undefined =>
  BECAUSE.has(low) ? 'because' : DASHES.has(word) ? 'a dash' : undefined;

const QUOTES = ['""', '“”', '„“', '«»', '‘’', "''", '``'];

/** A reason without the bullet before it and the quotation marks around the whole of it. */
export function undressedReason(why: string): string {
  const bare = why.replace(/^[•‣▪◦●·]\s*/u, '');
  const pair = QUOTES.find((q) => bare.length > 2 && bare.startsWith(q.charAt(0)) && bare.endsWith(q.charAt(1)));
  const inner = bare.slice(1, -1);
  return pair && !inner.includes(pair.charAt(0)) && !inner.includes(pair.charAt(1)) ? inner.trim() : bare;
}
