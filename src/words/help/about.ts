import type { ReadingContext } from '../../reading/part.ts';
import { serviceBook } from '../../reading/parts/item.ts';
import { nameAt } from '../../reading/parts/names.ts';
import { idOf } from '../../reading/parts/release-id.ts';
import { tokensOf } from '../../reading/tokens.ts';

/** The release or service that somebody asks about in words that are none of ours: “why is web-shop blocked”, “R-12”. */
export function askedAbout(text: string, { company }: ReadingContext): string | undefined {
  const tokens = tokensOf({ text, mentions: [] });
  for (const [i, token] of tokens.entries()) {
    const about = idOf(token) ?? nameAt(serviceBook(company), tokens, i)?.of;
    if (about) return about;
  }
  return undefined;
}
