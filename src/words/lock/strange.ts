import { environmentBook } from '../../reading/parts/environments.ts';
import { nameAt } from '../../reading/parts/names.ts';
import { services } from '../../reading/parts/services.ts';
import { ALONE, markedReason } from '../../reading/reason.ts';
import { tokensOf } from '../../reading/tokens.ts';
import { unknownWord } from '../../reading/unknown.ts';
import type { Ask } from '../ask.ts';
import { contextOf, unread } from '../sentence.ts';

/** “lock wibble production x”: what stands before a place was to be a service. It is named; the place is no part of a reason then. */
export function strange(why: string, a: Ask) {
  const { rest = '', mentions = [] } = a.typed ?? {};
  const context = contextOf(a);
  if (why === '') return undefined;
  const tokens = tokensOf({ text: rest, mentions });
  if (markedReason(rest, tokens, ALONE)) return undefined;
  const from = rest.indexOf(why);
  const at = tokens.findIndex((t) => t.from === from);
  const [word, next] = [tokens[at], at + 1];
  if (!word || !nameAt(environmentBook(context.company), tokens, next)) return undefined;
  const names = services.names(context);
  const known = { names, listed: names, takesTime: false, takesPeople: false, why: 'free' } as const;
  return unread(unknownWord(rest, word, tokens, known, context), a);
}
