import type { Company } from '../../domain/company/company.ts';
import { versionWritten } from '../../domain/company/tagged.ts';
import type { ReadingContext } from '../part.ts';
import type { Extent, Token } from '../tokens.ts';
import { type Book, booksOf, nameAt } from './names.ts';
import { nounAt, SERVICE_NOUNS } from './nouns.ts';
import { DOTTED, dayOrVersion, untilNew, versionAt } from './versions.ts';

export type TypedItem = { service: string; version?: string };

/** What may be said with a service: a version, where none may follow it as well (`maybe`), or must, in a sentence with a time (`planned`) or without. */
export type Saying = 'a version' | 'planned' | 'maybe';

export const serviceBook = booksOf((company) => company.services.map((s) => [s.name, s.name]));

/** The service whose name begins there, with the word that says that it is one. */
export function serviceAt(tokens: readonly Token[], from: number, company: Company) {
  const found = nameAt(serviceBook(company), tokens, from);
  return found && { ...found, took: found.took + nounAt(tokens, from + found.took, SERVICE_NOUNS, company) };
}

/** `unsure`: where its version stands, if that may be something else, and what it can be. */
type Unsure = { word: string; at: Extent; readings: readonly string[] };
export type FoundItem = { one: TypedItem & { unsure?: Unsure }; took: number };

/**
 * A service with its version: after it, joined to it (`payments@5.2`, `payments:5.2`, `payments-v5.2`) or before it (`5.2 of payments`). Where it is only
 * maybe said, a colon may mark a reason.
 */
export function itemAt(
  tokens: readonly Token[],
  at: number,
  context: ReadingContext,
  saying: Saying,
): FoundItem | undefined {
  const book = serviceBook(context.company);
  const token = tokens[at];
  const found = serviceAt(tokens, at, context.company);
  if (found) return withVersion(found, tokens, at, context, saying);
  const joined = token && joinedIn(token, book);
  return joined ? { one: joined, took: 1 } : versionFirst(tokens, at, context, saying);
}

function withVersion(
  { of: service, took }: { of: string; took: number },
  tokens: readonly Token[],
  at: number,
  context: ReadingContext,
  saying: Saying,
): FoundItem {
  const end = tokens[at + took - 1];
  const apart = isSetApart(tokens, at + took) ? 1 : saying === 'maybe' ? 0 : untilNew(tokens, at + took);
  const from = at + took + apart;
  const dated = saying === 'planned' ? dayOrVersion(tokens, from, context) : undefined;
  const none = end?.comma || (end?.colon && saying === 'maybe') || dated === 'a day';
  const version = none ? undefined : versionAt(tokens, from, context, saying === 'maybe');
  if (!version) return { one: { service }, took };
  const one = { service, version: versionWritten(context.company, service, version.version) };
  const parts = saying === 'maybe' ? [] : inCommas(tokens, from + version.took - 1);
  const [first, last] = [parts[0], parts.at(-1)];
  if (first && last) {
    const dotted = parts.map((t) => t.word).join('.');
    const word = parts.map((t) => t.word).join(',');
    const unsure = { word, at: { from: first.inner.from, to: last.inner.to }, readings: [dotted] };
    return { one: { ...one, unsure }, took: took + apart + version.took + parts.length - 1 };
  }
  const day = dated === 'either' ? tokens[from] : undefined;
  const unsure = day && {
    word: day.word,
    at: day.inner,
    readings: [`version ${day.word}`, `on ${day.word}`],
  };
  return { one: { ...one, ...(unsure && { unsure }) }, took: took + apart + version.took };
}

/** “payments / 5.2 / tomorrow 3pm”: what looks like a version is one. */
const isSetApart = (tokens: readonly Token[], at: number) =>
  /^[/|]$/.test(tokens[at]?.low ?? '') && DOTTED.test(tokens[at + 1]?.low ?? '');

/** The figures of “5,2”, as a version is written where commas are what dots are elsewhere. */
function inCommas(tokens: readonly Token[], from: number): readonly Token[] {
  let to = from;
  const isFigure = (at: number) => /^v?\d{1,4}$/.test(tokens[at]?.low ?? '');
  while (isFigure(to) && isFigure(to + 1) && tokens[to]?.comma && tokens[to + 1]?.from === (tokens[to]?.to ?? 0) + 1)
    to += 1;
  return to > from ? tokens.slice(from, to + 1) : [];
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
function versionFirst(
  tokens: readonly Token[],
  at: number,
  context: ReadingContext,
  saying: Saying,
): FoundItem | undefined {
  const token = tokens[at];
  const may = saying === 'maybe';
  if (!token || !VERSION.test(token.low) || token.comma || token.colon) return undefined;
  const of = tokens[at + 1]?.low === 'of' || tokens[at + 1]?.low === 'for' ? 1 : 0;
  if (of === 0 && (may || !ONLY_VERSION.test(token.low))) return undefined;
  const found = serviceAt(tokens, at + 1 + of, context.company);
  const own = found && versionAt(tokens, at + 1 + of + found.took, context, may);
  return found && !own ? { one: { service: found.of, version: token.word }, took: 1 + of + found.took } : undefined;
}
const VERSION = /^v?\d[\w.+-]{0,59}$/;
const ONLY_VERSION = /^(v\d|\d+\.\d+\.\d)/;
