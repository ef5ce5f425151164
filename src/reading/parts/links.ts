import { shortened } from '../../blocks/text.ts';
import { type GatheredParts, made, type Part, type ReadingContext, several } from '../part.ts';
import type { Token } from '../tokens.ts';
import { environmentBook } from './environments.ts';
import { itemAt } from './item.ts';
import { markAt, nameAt } from './names.ts';
import { idOf } from './release-id.ts';

/** An address, with the words before it that are nobody else's: `rollback plan: https://…`. */
export type TypedLink = { name: string; url: string };

/** Addresses of the web; those that Slack made a link of too. A name may come after the last of them. */
export const links: Part<TypedLink[]> = made(
  several<TypedLink & { bare?: Token }>(
    () => [],
    (tokens, from, context) => {
      const before = namesFrom(tokens, from, context);
      const at = from + before.length;
      const token = tokens[at];
      const url = urlOf(token);
      if (!token || !url) return undefined;
      const after = before.length === 0 ? namesFrom(tokens, at + 1, context) : [];
      const isLast = !urlOf(tokens[at + 1 + after.length]);
      const named = isLast && after.length > 0 ? after : before;
      const took = before.length + 1 + (named === after ? after.length : 0);
      const bare = bareAddress(token.word) && !token.mention ? { bare: token } : {};
      return { one: { name: nameIn(named), url, ...bare }, took, marked: true };
    },
  ),
  (all): GatheredParts<TypedLink[]> => {
    const bare = all.find((link) => link.bare)?.bare;
    const whole = bare && bareAddress(bare.word);
    if (!bare || !whole) return { value: all };
    return { wrong: withoutScheme(bare.word, whole), meant: { at: [bare.inner], readings: [whole] } };
  },
);

/** What an address is in full that was typed as people say it: `www.example.com/x`, `wiki.example.com/x`. */
export const bareAddress = (word: string): string | undefined =>
  BARE.test(word) && URL.canParse(`https://${word}`) ? `https://${word}` : undefined;
const BARE =
  /^(www\.[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63}){1,5}(\/\S{0,400})?|[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63}){0,5}\.[a-z]{2,20}\/\S{0,400})$/i;

export const withoutScheme = (word: string, whole: string) =>
  `“${shortened(word, 60)}” has no https:// before it. Did you mean ${shortened(whole, 80)}?`;

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

/** “because runbook”, “the runbook is”: what only joins a name to its address is not of it. */
const nameIn = (words: readonly Token[]) => {
  const first = words.findIndex((t) => !/^(and|&|\+|because|weil|called|named|as|is|the|-|–|—|:|=)$/.test(t.low));
  const last = words.findLastIndex((t) => !/^(is|at|here|under|ist|-|–|—|->|→|:|=)$/.test(t.low));
  return first < 0
    ? ''
    : words
        .slice(first, last + 1)
        .map((t) => t.word)
        .join(' ');
};

function urlOf(token: Token | undefined): string | undefined {
  if (!token) return undefined;
  const typed = token.word.replace(/^<|>$/g, '');
  const url = token.mention?.kind === 'link' ? token.mention.id : (bareAddress(typed) ?? typed);
  return /^https?:\/\//i.test(url) && URL.canParse(url) && url.length <= 500 ? new URL(url).href : undefined;
}
