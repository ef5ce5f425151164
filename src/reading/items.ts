import { shortened } from '../blocks/text.ts';
import { exampleIn } from '../domain/company/example.ts';
import { versionWritten } from '../domain/company/tagged.ts';
import { fewOf, MOST_NAMED } from '../domain/few.ts';
import { didYouMean, namesNear } from './near.ts';
import type { ReadingContext } from './part.ts';
import { serviceBook } from './parts/item.ts';
import { nameAt } from './parts/names.ts';
import { idOf } from './parts/release-id.ts';
import { type Token, tokensOf } from './tokens.ts';
import { isTooLong, MOST } from './typed.ts';

export type { TypedItem } from './parts/item.ts';

type Item = { service: string; version: string };
type Read<T> = { ok: true; value: T } | { ok: false; why: string };

const EXAMPLE = 'checkout-api 4.2.0, ledger 2.9';
const LONGEST_VERSION = 60;
const BETWEEN = new Set(['and', '&', '+']);

/** "checkout-api 4.2, ledger 2.9", where nothing else is said: what follows a service is its version, whatever it looks like. */
export function readItemsIn(text: string, { company }: ReadingContext): Read<Item[]> {
  if (isTooLong(text)) return wrong(`That is longer than ${MOST} characters.`);
  const book = serviceBook(company);
  const write = `Write, for example: ${exampleIn({ company }, EXAMPLE)}`;
  const tokens = tokensOf({ text, mentions: [] });
  const items: Item[] = [];
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at];
    if (!token) break;
    if (BETWEEN.has(token.low) && items.length > 0) {
      at += 1;
      continue;
    }
    const [joined = '', version, more] = token.word.split('@');
    const name = nameAt(book, tokens, at)?.of ?? book.entries.get(joined.toLowerCase());
    if (!name) return wrong(unknown(token, book.names));
    const next = tokens[at + 1];
    const said = version ?? (token.comma || !next || nameAt(book, tokens, at + 1) ? undefined : next.word);
    if (!said || more !== undefined) return wrong(`“${name}” is not a service with its version. ${write}`);
    if (said.length > LONGEST_VERSION)
      return wrong(`The version of ${name} is longer than ${LONGEST_VERSION} characters.`);
    items.push({ service: name, version: versionWritten(company, name, said) });
    at += version === undefined ? 2 : 1;
  }
  return items.length > 0 ? { ok: true, value: items } : wrong(`Name at least one service with its version. ${write}`);
}

/** "R-12, r13 and 14", where nothing else is said. */
export function readIdsIn(text: string): Read<string[]> {
  if (isTooLong(text)) return wrong(`That is longer than ${MOST} characters.`);
  const tokens = tokensOf({ text, mentions: [] }).filter((t) => !BETWEEN.has(t.low));
  const strange = tokens.find((t) => !idOf(t) && !/^\d{1,9}$/.test(t.low));
  if (strange)
    return wrong(`“${shortened(strange.word, 40)}” is not the id of a release. Write, for example: R-12, R-13`);
  return { ok: true, value: [...new Set(tokens.map((t) => idOf(t) ?? `R-${Number(t.low)}`))] };
}

const wrong = (why: string) => ({ ok: false, why }) as const;

function unknown(token: Token, names: readonly string[]): string {
  return `I don't know the service “${shortened(token.word, 40)}”. ${didYouMean(namesNear(token, names)) ?? `Services: ${fewOf(names, MOST_NAMED)}.`}`;
}
