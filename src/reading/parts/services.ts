import { type Context, type Part, several } from '../part.ts';
import type { Token } from '../tokens.ts';
import { type Book, booksOf, markAt, nameAt } from './names.ts';
import { versionAt } from './versions.ts';

export type TypedItem = { service: string; version?: string };

const MARKS = new Set(['for', 'of', 'on', 'in', 'with', 'from', 'service', 'services']);

const serviceNames = ({ company }: Context) => company.services.map((s) => s.name);
export const serviceBook = booksOf((company) => company.services.map((s) => [s.name, s.name]));

/** Services by their names. */
export const services: Part<string[]> = several(serviceNames, (tokens, from, context) => {
  const mark = markAt(tokens, from, MARKS);
  const found = nameAt(serviceBook(context.company), tokens, from + mark);
  return found && { one: found.of, took: mark + found.took, marked: mark > 0 };
});

/** A service with the version after it, or `service@version`; `may`: no version has to be said. */
export function itemAt(tokens: readonly Token[], at: number, book: Book<string>, may: boolean) {
  const token = tokens[at];
  const found = nameAt(book, tokens, at);
  if (found) {
    const version = tokens[at]?.comma || tokens[at]?.colon ? undefined : versionAt(tokens, at + found.took, may);
    return {
      one: { service: found.of, ...(version && { version: version.version }) },
      took: found.took + (version?.took ?? 0),
    };
  }
  const [name = '', version = '', more] = token?.mention ? [] : (token?.word.split('@') ?? []);
  const joined = book.entries.get(name.toLowerCase());
  return joined && version && more === undefined ? { one: { service: joined, version }, took: 1 } : undefined;
}

const items = (may: boolean): Part<TypedItem[]> =>
  several(serviceNames, (tokens, from, context) => {
    const mark = markAt(tokens, from, MARKS);
    const found = itemAt(tokens, from + mark, serviceBook(context.company), may);
    return found && { one: found.one, took: mark + found.took, marked: mark > 0 };
  });

/** Services, each with the version that follows it. */
export const itemsWithVersions = items(false);
/** Services, with versions where they are said. */
export const itemsMaybe = items(true);
