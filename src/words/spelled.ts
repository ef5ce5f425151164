import { keyOf } from '../spelling/key.ts';

/** An opening is no longer. */
const MOST_OPENING = 200;
/** Of a name that people also write as several words, such as `hand over` or `done by hand`, at most so many. */
const MOST_WORDS = 3;

/** What a sentence begins with, without the marks after it, and what follows; `name`: the known one that is meant. */
export type Spelled = { said: string; rest: string; name?: string };

/** What people say first to somebody whom they ask for something; and the command, where a whole line was pasted. */
const OPENING =
  /^(?:(?:\/\w\S*|please|pls|plz|kindly|hey|hi|hello|can (?:you|we|i)|could (?:you|we|i)|would you|will you|let['’]?s|(?:i|we) (?:want|need) to|(?:i|we)(?:['’]d| would) like to)[\s,!]+(?=\S))*/i;

/** Names by their key. */
export type Spellings = ReadonlyMap<string, string>;

/** Of two spellings with one key the first is the word's own. */
export const spellingsOf = (names: Iterable<string>): Spellings =>
  new Map([...names].toReversed().map((name) => [keyOf(name), name]));

/**
 * The word that a sentence begins with, the longest known first, so that `stop waiting` is no `stop`: in any case, apart or together (`no go`, `roll
 * back`, `hot-fix`), with a mark after it (`no-go: why`), and after the command itself where somebody pasted a whole line.
 */
export function spelledWord(text: string, known: Spellings): Spelled {
  const start = text.length - text.trimStart().length;
  const opened = start + (OPENING.exec(text.slice(start, start + MOST_OPENING))?.[0].length ?? 0);
  const words = [...text.slice(opened).matchAll(/\S+/g)].slice(0, MOST_WORDS);
  const after = (n: number) => {
    const last = words[n - 1];
    return last ? text.slice(opened + last.index + last[0].length).trimStart() : '';
  };
  for (let n = Math.min(MOST_WORDS, words.length); n > 0; n -= 1) {
    const said = words.slice(0, n).map(([word]) => word);
    const name = known.get(keyOf(bare(said.join('-'))));
    // A letter that stands alone is no ending: `lock s` is not `locks`.
    if (name !== undefined && (n === 1 || said.every((word) => word.length > 1)))
      return { said: bare(said.join(' ')), rest: after(n), name };
  }
  return { said: bare(words[0]?.[0] ?? ''), rest: after(1) };
}

const bare = (word: string) => word.replace(/[:,;.!?…]+$/, '');
