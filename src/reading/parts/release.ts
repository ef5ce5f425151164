import { made, type Part, type ReadingContext, several } from '../part.ts';
import type { Token } from '../tokens.ts';
import { environmentAt } from './environments.ts';
import { itAt } from './it.ts';
import { itemAt, serviceBook } from './item.ts';
import { markAt, nameAt } from './names.ts';
import { nounAt } from './nouns.ts';
import { bareNumberAt, idOf, numberAfter } from './release-id.ts';

/** What says which release is meant: its id, or what it holds and where it goes. `perhaps`: environments at the end of a reason, which may be part of it only. */
export type WhichReleases = {
  id?: string;
  services: string[];
  versions: string[];
  environments: string[];
  perhaps: string[];
};
export const NONE: WhichReleases = { services: [], versions: [], environments: [], perhaps: [] };

const TO = new Set(['to', 'in', 'on', 'into', 'for', 'at', '→', '->']);
const RELEASE_NOUNS = new Set(['release', 'releases']);
const OF = new Set(['release', 'of', 'for', 'with', 'on', 'about']);
const OF_ID = new Set([...OF, 'from', 'in']);

/** Nothing but that one is meant: the thread says which. */
type Clue =
  | { nothing: true }
  | { id: string }
  | { service: string; version?: string }
  | { environment: string }
  | { perhaps: string };

/** What says of a release which one it is. `free`: a reason follows, in which a bare number is no version. */
const release = (free: boolean): Part<WhichReleases> =>
  made<Clue[], WhichReleases>(
    several<Clue>(
      ({ company }: ReadingContext) => [
        ...company.services.map((s) => s.name),
        ...company.environments.map((e) => e.name),
      ],
      (tokens, from, context) => clueAt(tokens, from, context, free),
    ),
    (clues) => {
      const ids = new Set(clues.flatMap((c) => ('id' in c ? [c.id] : [])));
      const [id] = ids;
      if (ids.size > 1)
        return {
          wrong: `I can take one release at a time, not ${[...ids].slice(0, 5).join(', ')}.`,
          ...(clues.every((c) => 'id' in c) && { several: true }),
        };
      return {
        value: {
          ...(id && { id }),
          services: [...new Set(clues.flatMap((c) => ('service' in c ? [c.service] : [])))],
          versions: clues.flatMap((c) => ('service' in c && c.version ? [c.version] : [])),
          environments: [...new Set(clues.flatMap((c) => ('environment' in c ? [c.environment] : [])))],
          perhaps: [...new Set(clues.flatMap((c) => ('perhaps' in c ? [c.perhaps] : [])))],
        },
      };
    },
  );

export const whichRelease = release(false);
export const whichReleaseBeforeReason = release(true);

type Found = { one: Clue; ending?: Clue; took: number; marked: boolean };

function clueAt(tokens: readonly Token[], from: number, context: ReadingContext, free: boolean): Found | undefined {
  const it = itAt(tokens, from, context, free);
  if (it > 0) return { one: { nothing: true }, took: it, marked: false };
  const isNamed = free && tokens.slice(0, from).some((t) => idOf(t) !== undefined);
  const id = idClue(tokens, from, free);
  if (id) return isNamed && !isListedAfterId(tokens, from) ? undefined : id;
  const isAllItems = isNamed && endsInItems(tokens, from + markAt(tokens, from, OF), context);
  // Once its id was said the reason begins, whatever it names; services alone are no reason.
  if (isNamed && !isAllItems) return idOf(tokens[from - 1]) ? undefined : environmentClue(tokens, from, context, free);
  const item = itemClue(tokens, from, context, free);
  return item === 'reason' ? undefined : (item ?? environmentClue(tokens, from, context, free));
}

function idClue(tokens: readonly Token[], from: number, free: boolean): Found | undefined {
  const of = markAt(tokens, from, OF_ID);
  const apart = numberAfter(tokens, from + of);
  const id = idOf(tokens[from + of]) ?? apart ?? bareNumberAt(tokens, from, from + of, free);
  return id ? { one: { id }, took: of + (apart ? 2 : 1), marked: true } : undefined;
}

/** “cancel R-13 duplicates R-12”: only one that is listed beside the first is a second. */
function isListedAfterId(tokens: readonly Token[], from: number): boolean {
  const before = tokens[from - 1];
  return idOf(before) !== undefined || LISTING.has(before?.low ?? '');
}

function itemClue(
  tokens: readonly Token[],
  from: number,
  context: ReadingContext,
  free: boolean,
): Found | 'reason' | undefined {
  const of = markAt(tokens, from, OF);
  const item = itemAt(tokens, from + of, context, 'maybe');
  if (!item) return undefined;
  const { service, version } = item.one;
  if (free && of === 0 && !version && isInReason(tokens, from, context)) return 'reason';
  // Before a reason a bare number may be how many of something there are.
  if (free && /^\d+$/.test(version ?? '')) return { one: { service }, took: of + item.took - 1, marked: of > 0 };
  const noun = nounAt(tokens, from + of + item.took, RELEASE_NOUNS, context.company);
  return { one: item.one, took: of + item.took + noun, marked: of > 0 };
}

function environmentClue(
  tokens: readonly Token[],
  from: number,
  { company }: ReadingContext,
  free: boolean,
): Found | undefined {
  const to = markAt(tokens, from, TO);
  const where = environmentAt(tokens, from + to, company);
  if (!where) return undefined;
  const environment = { one: { environment: where.of }, took: to + where.took, marked: to > 0 };
  // “It breaks in production” is the reason; it helps to find the release only where one goes there.
  return free ? { ...environment, ending: { perhaps: where.of } } : environment;
}

/** “rollback R-3 ledger and accounts [because …]”: from there on nothing stands but services of it. */
function endsInItems(tokens: readonly Token[], from: number, context: ReadingContext): boolean {
  const item = itemAt(tokens, from, context, 'maybe');
  if (!item || item.one.version) return false;
  const next = from + item.took;
  const listed = LISTING.has(tokens[next]?.low ?? '') ? 1 : 0;
  return next >= tokens.length || endsInItems(tokens, next + listed, context);
}

/** “rollback checkout-api refunds fail”: a second service is another one of the release only where it is listed, or has a version. */
function isInReason(tokens: readonly Token[], from: number, { company }: ReadingContext): boolean {
  const before = tokens[from - 1];
  // “rollback payments to 5.1, refunds fail”: nothing is listed after the version it goes back to.
  const isAfterVersion = /^(to|onto)$/.test(tokens[from - 2]?.low ?? '') && /\d/.test(before?.low ?? '');
  if (!isAfterVersion && (!before || before.comma || LISTING.has(before.low))) return false;
  return tokens.slice(0, from).some((_, i) => nameAt(serviceBook(company), tokens, i) !== undefined);
}
const LISTING = new Set(['and', '&', '+', 'then', 'also']);
