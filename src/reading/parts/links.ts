import { type Part, type ReadingContext, several } from '../part.ts';
import type { Token } from '../tokens.ts';
import { environmentBook } from './environments.ts';
import { markAt, nameAt } from './names.ts';
import { idOf } from './release.ts';
import { itemAt } from './services.ts';

/** An address, with the words before it that are nobody else's: `rollback plan: https://…`. */
export type TypedLink = { name: string; url: string };

/** Addresses of the web; those that Slack made a link of too. A name may come after the last of them. */
export const links: Part<TypedLink[]> = several(
  () => [],
  (tokens, from, context) => {
    const before = namesFrom(tokens, from, context);
    const at = from + before.length;
    const url = urlOf(tokens[at]);
    if (!url) return undefined;
    const after = before.length === 0 ? namesFrom(tokens, at + 1, context) : [];
    const isLast = !urlOf(tokens[at + 1 + after.length]);
    const named = isLast && after.length > 0 ? after : before;
    const took = before.length + 1 + (named === after ? after.length : 0);
    return { one: { name: nameIn(named), url }, took, marked: true };
  },
);

const MOST_WORDS = 8;
const PLACES = new Set(['to', 'in', 'for', 'on']);

/** Words that can be a name: up to an address, an id, a service. */
function namesFrom(tokens: readonly Token[], from: number, context: ReadingContext): Token[] {
  const words: Token[] = [];
  for (const [i, token] of tokens.slice(from, from + MOST_WORDS).entries()) {
    const isIdNext = /^(release|of|for)$/.test(token.low) && idOf(tokens[from + i + 1]);
    const mark = markAt(tokens, from + i, PLACES);
    const isPlace = mark > 0 && nameAt(environmentBook(context.company), tokens, from + i + mark);
    if (urlOf(token) || idOf(token) || isPlace || isIdNext || itemAt(tokens, from + i, context, 'maybe')) break;
    words.push(token);
  }
  return words;
}

const nameIn = (words: readonly Token[]) =>
  words
    .filter((t, i) => i > 0 || !/^(and|&|\+)$/.test(t.low))
    .map((t) => t.word)
    .join(' ');

function urlOf(token: Token | undefined): string | undefined {
  if (!token) return undefined;
  const url = token.mention?.kind === 'link' ? token.mention.id : token.word.replace(/^<|>$/g, '');
  return /^https?:\/\//i.test(url) && URL.canParse(url) && url.length <= 500 ? new URL(url).href : undefined;
}
