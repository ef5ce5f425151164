import { type Part, several } from '../part.ts';

/** An address, with the words before it that are nobody else's: `rollback plan: https://…`. */
export type TypedLink = { name: string; url: string };

/** Addresses of the web; those that Slack made a link of too. */
export const links: Part<TypedLink[]> = several(
  () => [],
  (tokens, from, context) => {
    const words: string[] = [];
    for (let at = from; at < tokens.length && words.length < 8; at += 1) {
      const token = tokens[at];
      if (!token) return undefined;
      const url = token.mention?.kind === 'link' ? token.mention.id : token.word.replace(/^<|>$/g, '');
      if (/^https?:\/\//i.test(url) && URL.canParse(url) && url.length <= 500)
        return { one: { name: words.join(' '), url: new URL(url).href }, took: at - from + 1, marked: true };
      if (/^r-?\d+$/.test(token.low) || context.company.services.some((s) => s.name === token.low)) return undefined;
      if (words.length > 0 || !/^(and|&|\+)$/.test(token.low)) words.push(token.word);
    }
    return undefined;
  },
);
