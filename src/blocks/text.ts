/** Texts as people count their characters: an emoji, a flag or a letter with its marks is one, and is never cut in two. */
const CHARACTERS = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** A character may be as long as its author likes; one that is longer than this (UTF-16 units) is cut all the same. */
const LONGEST = 100;

/**
 * The beginning of a text: at most `max` UTF-16 units, as Slack's limits count them, and well-formed. It ends where a character ends,
 * and with … where something is left out.
 */
export function shortened(text: string, max: number): string {
  const whole = text.toWellFormed();
  return whole.length <= max ? whole : `${beginning(whole, max - 1)}…`;
}

/** As `shortened`, without the mark. */
export function beginning(text: string, max: number): string {
  if (text.length <= max) return text;
  const at = CHARACTERS.segment(text.slice(0, max + LONGEST)).containing(max)?.index ?? max;
  // Inside a character that never ends: at least no surrogate loses its other half.
  const end = max - at < LONGEST ? at : isLowSurrogate(text, max) ? max - 1 : max;
  return text.slice(0, Math.max(0, end));
}

const isLowSurrogate = (text: string, at: number) => {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff;
};

/** What somebody wrote as a sentence of ours: it ends in one sign, its own or a full stop. */
export function ended(text: string): string {
  const whole = text.trimEnd();
  return /[.!?…]$/.test(whole) ? whole : `${whole}.`;
}

const BREAKS = /[\r\n\v\f\u0085\u2028\u2029]+/;

/** What somebody wrote as a part of a line of ours: on lines of its own it could pass for what we say, such as another's vote. What has one line stays. */
export const inOneLine = (text: string): string =>
  BREAKS.test(text)
    ? text
        .split(BREAKS)
        .map((line) => line.trim())
        .filter((line) => line !== '')
        .join(' / ')
    : text;
