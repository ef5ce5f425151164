import { beforeEmoji, marksAround, plainly, withoutUnseen } from './marks.ts';
import { byLength, type Mention, type Typed } from './typed.ts';

/** A stretch of a text, in UTF-16 units: [from, to). */
export type Extent = { from: number; to: number };

/** One word of a sentence, or all words of a mention. */
export type Token = {
  /** without the quotes and punctuation around it */
  word: string;
  /** the same in lower case */
  low: string;
  /** where it stands in the text, with what is around it */
  from: number;
  to: number;
  /** where the word itself stands */
  inner: Extent;
  /** the word as it stands in the text, with the quotes and marks around it */
  raw: string;
  /** a comma or semicolon stands after it */
  comma: boolean;
  /** a colon stands after it */
  colon: boolean;
  mention?: Mention;
};

const SPACE = /\s/;
const GOES_ON = /^[\p{L}\p{N}]/u;
const OPENING = new Set('"\'`“”„‟‘’‚‛«»‹›(['.split(''));
const FORMAT = new Set('*_~'.split(''));
const CLOSING = new Set('"\'`“”‟‘’‛«»‹›)].!?…'.split(''));

/** The words of a sentence in order, in one pass; mentions are whole, the longest first. */
export function tokensOf({ text, mentions }: Typed): Token[] {
  const named = mentions.filter((m) => m.words !== '').sort(byLength);
  const tokens: Token[] = [];
  const marks = marksAround(text);
  let at = 0;
  while (at < text.length) {
    if (SPACE.test(text.charAt(at)) || text[at] === ',' || text[at] === ';') {
      at += 1;
      continue;
    }
    const mention = named.find(
      (m) => text.startsWith(m.words, at) && !GOES_ON.test(text.slice(at + m.words.length, at + m.words.length + 2)),
    );
    const to = mention ? at + mention.words.length : endOf(text, at);
    const token = bare(text, at, to, marks);
    if (mention)
      Object.assign(token, {
        word: mention.words,
        low: mention.words.toLowerCase(),
        inner: { from: at, to },
        colon: false,
        mention,
      });
    if (token.word !== '') tokens.push(token);
    at = to;
  }
  return withoutZoneNames(QUOTE.test(tokens[0]?.word ?? '') && tokens.length > 1 ? tokens.slice(1) : tokens);
}
/** What messengers put before what is quoted, and shells before what is typed. */
const QUOTE = /^(>{1,3}|\$)$/;

/** `GMT+0100 (Central European Standard Time)`, as browsers write it: the offset says it all, and “standard” is a kind of change elsewhere. */
function withoutZoneNames(tokens: readonly Token[]): Token[] {
  return tokens.filter((_, i) => !ZONE_NAMES.some((n) => isZoneName(tokens.slice(i - n, i - n + MOST_NAME), n)));
}
const MOST_NAME = 7;
/** Its first word stands so far behind the offset, and so on. */
const ZONE_NAMES = [1, 2, 3, 4, 5, 6];
function isZoneName([offset, ...name]: readonly Token[], nth: number): boolean {
  if (!offset || !/^(gmt|utc)?[+-]\d{4}$/i.test(offset.word) || name[0]?.raw.startsWith('(') !== true) return false;
  const last = name.findIndex((t) => t.raw.endsWith(')'));
  return last >= nth - 1 && name[last]?.low === 'time';
}

/** Where a word ends: at a space or a comma; addresses and numbers hold commas. */
function endOf(text: string, from: number): number {
  const isAddress = /^https?:/i.test(text.slice(from, from + 6));
  const isNumber = DECIMAL.test(text.slice(from, from + 20));
  for (let at = stopFrom(text, from); ; at = stopFrom(text, at + 1)) {
    if (text[at] !== ',' && text[at] !== ';') return at;
    const next = text[at + 1];
    if (isAddress ? next === undefined || SPACE.test(next) : !(isNumber && /\d/.test(next ?? ''))) return at;
  }
}

const STOP = /[\s,;]/g;

/** The next space or comma, or the end. */
function stopFrom(text: string, from: number): number {
  STOP.lastIndex = from;
  return STOP.exec(text)?.index ?? text.length;
}

/** `1,5 h` */
const DECIMAL = /^\d{1,3},\d{1,2} ?(h|hrs?|hours?|mins?|minutes?|d|days?|w|weeks?|std|stunden?|tagen?)\b/i;

function bare(text: string, whole: number, to: number, marks: ReadonlySet<number>): Token {
  let [from, end] = [whole, beforeEmoji(text, whole, to)];
  while (from < end && marks.has(from)) from += 1;
  while (end > from && marks.has(end - 1)) end -= 1;
  let [first, last] = [from, end];
  // “@sam’s releases”, “Thursday's”
  if (/^.['’]s$/i.test(text.slice(last - 3, last)) && last - first > 4) last -= 2;
  // *bold* and _slanted_ words are the same words, and ~struck~ ones are asked about.
  if (last - first > 2 && FORMAT.has(text.charAt(first)) && text[first] === text[last - 1]) {
    first += 1;
    last -= 1;
  }
  while (first < last && OPENING.has(text.charAt(first))) first += 1;
  const closed = (at: number): number => (at > first && CLOSING.has(text.charAt(at - 1)) ? closed(at - 1) : at);
  last = closed(last);
  // `:fire:` is one word, `payments:` and `(R-12):` begin a reason.
  const colon = text[last - 1] === ':' && text[first] !== ':';
  if (colon) last = closed(last - 1);
  const word = plainly(text.slice(first, last));
  return {
    word,
    low: word.toLowerCase(),
    raw: withoutUnseen(text.slice(from, end)),
    from: whole,
    to,
    inner: { from: first, to: last },
    comma: text[to] === ',' || text[to] === ';',
    colon,
  };
}
