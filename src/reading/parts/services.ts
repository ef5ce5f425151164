import { type GatheredParts, made, type Part, type ReadingContext, several } from '../part.ts';
import type { Token } from '../tokens.ts';
import { type Book, booksOf, markAt, nameAt } from './names.ts';
import { versionAt } from './versions.ts';

export type TypedItem = { service: string; version?: string };

const MARKS = new Set(['for', 'of', 'on', 'in', 'with', 'from', 'service', 'services']);

const serviceNames = ({ company }: ReadingContext) => company.services.map((s) => s.name);
export const serviceBook = booksOf((company) => company.services.map((s) => [s.name, s.name]));

/** Services by their names. */
export const services: Part<string[]> = several(serviceNames, (tokens, from, context) => {
  const mark = markAt(tokens, from, MARKS);
  const found = nameAt(serviceBook(context.company), tokens, from + mark);
  return found && { one: found.of, took: mark + found.took, marked: mark > 0 };
});

type FoundItem = { one: TypedItem; took: number };

/**
 * A service with its version: after it, joined to it (`payments@5.2`, `payments:5.2`, `payments-v5.2`) or before it (`5.2 of payments`). `may`: no version
 * has to be said, and a colon may mark a reason.
 */
export function itemAt(tokens: readonly Token[], at: number, book: Book<string>, may: boolean): FoundItem | undefined {
  const token = tokens[at];
  const found = nameAt(book, tokens, at);
  if (found) {
    const end = tokens[at + found.took - 1];
    const version = end?.comma || (end?.colon && may) ? undefined : versionAt(tokens, at + found.took, may);
    return {
      one: { service: found.of, ...(version && { version: version.version }) },
      took: found.took + (version?.took ?? 0),
    };
  }
  const joined = token && joinedIn(token, book);
  return joined ? { one: joined, took: 1 } : versionFirst(tokens, at, book, may);
}

const JOINTS = /[@:=/#_-]+/g;

/** A known name and a version in one word. After a dash it has to look like one: names have dashes too. */
function joinedIn({ word, mention }: Token, { entries }: Book<string>): TypedItem | undefined {
  if (mention || word.length > MOST_JOINED) return undefined;
  for (const { 0: joint, index } of word.matchAll(JOINTS)) {
    const service = entries.get(word.slice(0, index).toLowerCase());
    const version = word.slice(index + joint.length);
    const looks = /^[-_]+$/.test(joint) ? /^(v\d|\d+\.\d)/i : /\d/;
    if (service !== undefined && looks.test(version) && !/[@=]/.test(version)) return { service, version };
  }
  return undefined;
}
const MOST_JOINED = 160;

/** `5.2 of payments`; without its “of” only what can be nothing else, where it must be said and the service has none after it. */
function versionFirst(tokens: readonly Token[], at: number, book: Book<string>, may: boolean): FoundItem | undefined {
  const token = tokens[at];
  if (!token || !VERSION.test(token.low) || token.comma || token.colon) return undefined;
  const of = tokens[at + 1]?.low === 'of' || tokens[at + 1]?.low === 'for' ? 1 : 0;
  if (of === 0 && (may || !ONLY_VERSION.test(token.low))) return undefined;
  const found = nameAt(book, tokens, at + 1 + of);
  const own = found && versionAt(tokens, at + 1 + of + found.took, may);
  return found && !own ? { one: { service: found.of, version: token.word }, took: 1 + of + found.took } : undefined;
}
const VERSION = /^v?\d[\w.+-]{0,59}$/;
const ONLY_VERSION = /^(v\d|\d+\.\d+\.\d)/;

const items = (may: boolean): Part<TypedItem[]> =>
  made(
    several(serviceNames, (tokens, from, context) => {
      const mark = markAt(tokens, from, MARKS);
      const found = itemAt(tokens, from + mark, serviceBook(context.company), may);
      return found && { one: found.one, took: mark + found.took, marked: mark > 0 };
    }),
    onceEach,
  );

/** A service that is named again says nothing new, unless with another version. */
function onceEach(all: TypedItem[]): GatheredParts<TypedItem[]> {
  const once = new Map<string, TypedItem>();
  for (const item of all) {
    const before = once.get(item.service);
    if (before?.version && item.version && before.version !== item.version)
      return { wrong: `“${item.service}” has two versions, ${before.version} and ${item.version}: one is taken.` };
    once.set(item.service, { ...before, ...item });
  }
  return { value: [...once.values()] };
}

/** Services, each with the version that follows it. */
export const itemsWithVersions = items(false);
/** Services, with versions where they are said. */
export const itemsMaybe = items(true);
