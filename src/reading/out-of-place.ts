import { endInReason } from './end-in-reason.ts';
import { type Fault, replaced } from './fault.ts';
import type { ReadingContext } from './part.ts';
import { serviceBook } from './parts/item.ts';
import { nameAt } from './parts/names.ts';
import { NAMED, TAG } from './parts/versions.ts';
import { PHRASE_WORDS } from './times.ts';
import type { Extent, Token } from './tokens.ts';

/** Among which names a word is looked for, which of them are told, and what else a sentence takes. */
export type Known = {
  names: readonly string[];
  listed: readonly string[];
  takesTime: boolean;
  takesPeople: boolean;
  why?: 'marked' | 'free';
};
/** A word that nothing is known of, where it stands. `tokens`: the whole sentence. */
export type Unknown = { text: string; token: Token; tokens: readonly Token[]; known: Known; context: ReadingContext };

/** “I can't read what follows ‘until’” */
const EXAMPLE = 'Write for example “until Friday 18:00”.';

/** What a word may be out of its place, the surest first; undefined where it is not that. */
export const GUESSES: readonly ((it: Unknown) => Fault | undefined)[] = [
  ({ text, token, known, context }) =>
    /^(because|due|b\/c|bc|cuz|coz|weil)$/.test(token.low) && known.why === undefined
      ? {
          why: 'No reason is taken here.',
          again: [{ label: 'Without the reason', text: withoutReason(text, token, context) }],
        }
      : undefined,
  ({ token: { low } }) =>
    NAMED.test(low) && low.length > 1
      ? { why: `Which ${low}? Write it after “${low}”, with a digit in it as in “${low} 4.2.1”; dialogs take any.` }
      : undefined,
  ({ text, token, tokens, context }) =>
    TAG.test(token.low) && followsService(token, tokens, context)
      ? {
          why: `“${token.word}” can be a version where it is called one: versions have a digit in them otherwise.`,
          again: [{ label: `version ${token.word}`, text: replaced(text, token.inner, `version ${token.word}`) }],
        }
      : undefined,
  (it) =>
    it.known.takesTime && PHRASE_WORDS.has(it.token.low)
      ? { why: `I can't read what follows “${it.token.low}” as a time. ${EXAMPLE}`, unknown: leftWithout(it) }
      : undefined,
];

/** The word, and the sentence without it. */
export const leftWithout = ({ text, token }: Unknown) => ({
  word: token.low,
  rest: `${text.slice(0, token.from)} ${text.slice(token.to)}`.replace(/\s+/g, ' ').trim(),
});

/** An end that stands at the end of a reason stays, unless one stands before it. */
function withoutReason(text: string, { from, to }: Extent, context: ReadingContext): string {
  const before = text.slice(0, from).trim();
  if (/(^|\s)(for|until|till|til|bis|from)\s/i.test(before)) return before;
  return `${before} ${endInReason(text.slice(to).trim(), context, 'begins')?.end ?? ''}`.trim();
}

function followsService(token: Token, tokens: readonly Token[], { company }: ReadingContext): boolean {
  const here = tokens.indexOf(token);
  return tokens.slice(0, here).some((_, i) => i + (nameAt(serviceBook(company), tokens, i)?.took ?? 0) === here);
}
