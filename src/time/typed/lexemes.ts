import type { TypedWord } from './time.ts';
import { NEAR_DAYS, UNITS, WEEKDAYS } from './vocabulary.ts';

/** A number, some letters, or one mark of what was typed, in small letters; `raw`: as it was typed. `glued`: no space before it; `word`: the typed word it is part of. */
export type Lexeme = { text: string; raw: string; number?: number; glued: boolean; word: number };

/** What one parser found: its meaning, and the index of the lexeme after it. A parser answers every way to read what begins at an index. */
export type ParsedAt<T> = { value: T; next: number };
export type Parser<T> = (all: readonly Lexeme[], i: number) => ParsedAt<T>[];

/** More is not looked at: what is left is named as no time. */
const MOST_LEXEMES = 150;
const LEXEME = /(\d+)|(\p{L}[\p{L}\p{M}]*(?:['’]\p{L}+)*)|(\S)/gu;
/** Arrows are dashes too. */
const DASH = /^[\u2192\u2010-\u2015\u2212\ufe58\ufe63\uff0d-]$/;
/** Around times they say nothing. */
const SILENT = /^["'`“”‘’„‚«»‹›()[\]*]$/;

/** Freitagabend is two words; its morning is not tomorrow. */
const GERMAN_DAY =
  /^(montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)(morgen|vormittag|mittag|nachmittag|abend|nacht)\b/i;
/** What is spelled with a figure, and dots that say nothing: 2moro, tomorrow… */
const plainly = (text: string) =>
  withoutFractions(text)
    .replace(/^(\d*)o[’'‘´`]?clock\b/i, "$1o'clock")
    // A year without its century.
    .replace(/^[’'‘´`](\d\d)(?=[.,;]?$)/, '20$1')
    .normalize('NFKC')
    .replace(/^2(nite|day)\b/i, 'to$1')
    .replace(/^2(moro|morrow|mrw)\b/i, 'tomorrow')
    .replace(GERMAN_DAY, (_, day: string, part: string) => `${day} ${/^morgen$/i.test(part) ? 'morgens' : part}`)
    .replace(/^apr[èe]s-demain\b/i, 'aprèsdemain')
    .replace(/\.{3,}/g, '');

/** "Friday's" is said of a day, "an hour's time" of an hour; "new year's eve" has a name of its own. */
const owned = (text: string) => {
  const whose = text.endsWith("'s") ? text.slice(0, -2) : '';
  return WEEKDAYS.has(whose) || NEAR_DAYS.has(whose) || (UNITS.has(whose) && whose !== 'year') ? whose : text;
};

/** 1½ is 1.5, where its normal form would be eleven halves. */
const withoutFractions = (text: string) =>
  text.replace(/(\d{0,4})([½¼¾])/g, (_, whole: string, share: string) => `${whole || 0}.${SHARES.get(share)}`);
const SHARES: ReadonlyMap<string, string> = new Map([
  ['½', '5'],
  ['¼', '25'],
  ['¾', '75'],
]);

/** Words as lexemes, in small letters: dashes of every kind are one kind, quotes and brackets are left out. */
export function lexemesOf(words: readonly TypedWord[]): Lexeme[] {
  const all: Lexeme[] = [];
  for (const [word, { text }] of words.entries()) {
    let glued = false;
    for (const [raw, digits] of plainly(text).matchAll(LEXEME)) {
      if (all.length >= MOST_LEXEMES) return all;
      const before = all.at(-1);
      if (SILENT.test(raw) || (raw === '>' && glued && before?.text === '-')) continue;
      if (!DASH.test(raw))
        all.push({
          text: owned(raw.toLowerCase().replace(/’/g, "'")),
          raw,
          ...(digits && { number: Number(digits) }),
          glued,
          word,
        });
      else if (!(glued && before?.text === '-')) all.push({ text: '-', raw, glued, word });
      glued = true;
    }
  }
  return all;
}

export const is = (all: readonly Lexeme[], i: number, ...texts: string[]) => texts.includes(all[i]?.text ?? '');

/** A number of so many digits. */
export function numberAt(all: readonly Lexeme[], i: number, fewest = 1, most = 2): number | undefined {
  const { text, number } = all[i] ?? { text: '' };
  return number !== undefined && text.length >= fewest && text.length <= most ? number : undefined;
}

/** A mark between two parts that are written without spaces, such as the colon of 15:00. */
export const joint = (all: readonly Lexeme[], i: number, ...marks: string[]) =>
  is(all, i, ...marks) && all[i]?.glued === true && all[i + 1]?.glued === true;

/** The index after "o'clock", in one word or two; undefined where it does not stand. */
export const afterOclock = (all: readonly Lexeme[], i: number): number | undefined =>
  is(all, i, "o'clock") ? i + 1 : after(all, i, 'o', 'clock');

/** The index after words that follow each other, or undefined. */
export function after(all: readonly Lexeme[], i: number, ...words: string[]): number | undefined {
  return words.every((w, k) => all[i + k]?.text === w) ? i + words.length : undefined;
}

/** Lexemes as they were typed, more or less. */
export const wordsOf = (all: readonly Lexeme[], from: number, upTo: number) =>
  all
    .slice(from, upTo)
    .map((l, k) => (k > 0 && !l.glued ? ` ${l.raw}` : l.raw))
    .join('');
