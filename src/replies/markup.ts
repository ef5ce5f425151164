import { STRUCK } from '../spelling/struck.ts';

/** Texts of 3,000 characters at most: what is longer is no answer, and no pattern should see it. */
const LONGEST = 3_000;

const PAIRS = ['**', '__', '``', '""', "''", '“”', '„“', '«»', '‘’', '()'];

/** What is pasted along and nobody sees: spaces without width, marks of direction. What joins emoji stays. */
const UNSEEN = /[\r\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** A reply without what only dresses it up, or is struck out: what it quotes first, bold, code, quotation marks around the whole. */
export function undressed(text: string): string {
  let bare = text.slice(0, LONGEST).toWellFormed().replace(UNSEEN, '').replace(STRUCK, ' ').trim();
  const lines = bare.split('\n');
  const own = lines.findIndex((line) => !/^\s*>/.test(line) && line.trim() !== '');
  bare = own < 0 ? '' : lines.slice(own).join('\n').trim();
  for (;;) {
    const fence = bare.length > 6 && bare.startsWith('```') && bare.endsWith('```') ? bare.slice(3, -3) : undefined;
    const inner = fence ?? unpaired(bare);
    if (inner === undefined) return bare;
    bare = inner.trim();
  }
}

function unpaired(text: string): string | undefined {
  const pair =
    text.length > 2 ? PAIRS.find((p) => text.startsWith(p.charAt(0)) && text.endsWith(p.charAt(1))) : undefined;
  if (!pair) return undefined;
  const inner = text.slice(1, -1);
  // “*go* for *SRE*” is not one bold text.
  return inner.includes(pair.charAt(0)) || inner.includes(pair.charAt(1)) ? undefined : inner;
}

/** A colon that does not begin the name of an emoji. */
export const COLON = ":(?![a-z0-9_+'-]{1,100}:)";
/** What stands between an answer and its reason, or beside either. */
const SIGN = String.raw`[\s;,.!…*_\x60"'“”‘’«»()[\]\-–—]|${COLON}`;
const EMOJI = String.raw`:[a-z0-9_+'-]{1,100}:|\p{Extended_Pictographic}|[\u{1f3fb}-\u{1f3ff}\u{1f1e6}-\u{1f1ff}\ufe0f\u200d]`;
const SIGNS = new RegExp(`^(?:${SIGN})+`, 'iu');
const DECORATION = new RegExp(`^(?:${SIGN}|${EMOJI})*$`, 'iu');
const NEXT_EMOJI = new RegExp(`(?:${SIGN})*(${EMOJI})`, 'iuy');

const MOST_EMOJI = 20;

const BEFORE_EMOJI = new RegExp(`^(${EMOJI}|.+?)(?:${SIGN}|${EMOJI})*$`, 'iu');

/** What a short text says before the emoji at its end: “lgtm :tada:”; of emoji alone, the first. */
export const withoutEmojiAfter = (text: string) => BEFORE_EMOJI.exec(text)?.[1] ?? text;

export const withoutSigns = (text: string) => text.replace(SIGNS, '');

/** Whether nothing but emoji and signs is left. A question mark is no decoration. */
export const isDecoration = (text: string) => DECORATION.test(text);

/** The emoji before what is said, and what is said. `isSaid`: an emoji that is said itself. */
export function leadingEmoji(text: string, isSaid: (emoji: string) => boolean): [lead: string, said: string] {
  let end = 0;
  for (let n = 0; n < MOST_EMOJI; n++) {
    NEXT_EMOJI.lastIndex = end;
    const emoji = NEXT_EMOJI.exec(text)?.[1];
    // Alone, it is what is said.
    if (!emoji || isSaid(emoji) || NEXT_EMOJI.lastIndex === text.length) break;
    end = NEXT_EMOJI.lastIndex;
  }
  return [text.slice(0, end), text.slice(end).trimStart()];
}
