import { environmentBook } from '../reading/parts/environments.ts';
import { nameAt } from '../reading/parts/names.ts';
import { services } from '../reading/parts/services.ts';
import { ALONE, markedReason } from '../reading/reason.ts';
import { tokensOf } from '../reading/tokens.ts';
import { unknownWord } from '../reading/unknown.ts';
import type { Ask } from './ask.ts';
import { contextOf, unread } from './sentence.ts';

const BEFORE_PLACE = new Set(['in', 'on', 'of', 'to']);

/**
 * “lock wibble production x”, “lock wibble in production because x”: what stands before a place was to be a service. It is named; the place is no part of a
 * reason then. `isSaid`: all else was said, so that only what the sentence begins with can't be a part of the reason.
 */
export function noService(why: string, a: Ask, isSaid: boolean) {
  if (why === '' || isMarked(why, a)) return undefined;
  const context = contextOf(a);
  const { rest, tokens, begins } = typedOf(why, a);
  if (isSaid && begins > 0) return undefined;
  const at = tokens[begins]?.low === 'the' ? begins + 1 : begins;
  const word = tokens[at];
  const place = BEFORE_PLACE.has(tokens[at + 1]?.low ?? '') ? at + 2 : at + 1;
  if (!word || !nameAt(environmentBook(context.company), tokens, place)) return undefined;
  const names = services.names(context);
  const known = { names, listed: names, takesTime: false, takesPeople: false, why: 'free' } as const;
  return unread(unknownWord(rest, word, tokens, known, context), a);
}

/** Whether a reason stands behind a mark of one, such as “because”: all of it is surely none of what was to be named. */
export function isMarked(why: string, a: Ask): boolean {
  const { rest, tokens, begins } = typedOf(why, a);
  const marked = markedReason(rest, tokens, ALONE);
  return marked !== undefined && begins >= marked.terms.length;
}

function typedOf(why: string, { typed }: Ask) {
  const { rest = '', mentions = [] } = typed ?? {};
  const tokens = tokensOf({ text: rest, mentions });
  const from = rest.indexOf(why);
  return { rest, tokens, begins: tokens.findIndex((t) => t.from === from) };
}
