import { made, type Part, type ReadingContext, several, single } from '../part.ts';
import { timeLong } from '../times.ts';
import type { Token } from '../tokens.ts';
import { environmentBook } from './environments.ts';
import { markAt, nameAt } from './names.ts';
import { itemAt, serviceBook } from './services.ts';

/** What says which release is meant: its id, or what it holds and where it goes. `perhaps`: environments at the end of a reason, which may be part of it only. */
export type WhichReleases = {
  id?: string;
  services: string[];
  versions: string[];
  environments: string[];
  perhaps: string[];
};
export const NONE: WhichReleases = { services: [], versions: [], environments: [], perhaps: [] };

export const idOf = (token: Token | undefined): string | undefined => {
  const number = /^#?r[-\u2010-\u2015]?(\d{1,9})$/.exec(token?.low ?? '')?.[1];
  return number && `R-${Number(number)}`;
};

const TO = new Set(['to', 'in', 'on', 'into', 'for', 'at', '→', '->']);
const OF = new Set(['release', 'of', 'for', 'with']);

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
      if (ids.size > 1) return { wrong: `I can take one release at a time, not ${[...ids].slice(0, 5).join(', ')}.` };
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

function clueAt(
  tokens: readonly Token[],
  from: number,
  context: ReadingContext,
  free: boolean,
): { one: Clue; ending?: Clue; took: number; marked: boolean } | undefined {
  const it = itAt(tokens, from, context, free);
  if (it > 0) return { one: { nothing: true }, took: it, marked: false };
  const of = markAt(tokens, from, OF);
  const apart = numberAfter(tokens, from + of);
  const id = idOf(tokens[from + of]) ?? apart;
  const isNamed = free && tokens.slice(0, from).some((t) => idOf(t) !== undefined);
  // “cancel R-13 duplicates R-12”: only one that is listed beside the first is a second.
  const before = tokens[from - 1];
  if (id && isNamed && !idOf(before) && !LISTING.has(before?.low ?? '')) return undefined;
  if (id) return { one: { id }, took: of + (apart ? 2 : 1), marked: true };
  const isAllItems = isNamed && endsInItems(tokens, from + of, context);
  // Once its id was said the reason begins, whatever it names; services alone are no reason.
  if (isNamed && !isAllItems && idOf(tokens[from - 1])) return undefined;
  const item = isNamed && !isAllItems ? undefined : itemAt(tokens, from + of, context, 'maybe');
  if (item && free && of === 0 && !item.one.version && isInReason(tokens, from, context)) return undefined;
  if (item) {
    const bare = free && /^\d+$/.test(item.one.version ?? '');
    // “the checkout-api release”; of a reason it would be the first word.
    const noun = !free && /^releases?$/.test(tokens[from + of + item.took]?.low ?? '') ? 1 : 0;
    return bare
      ? { one: { service: item.one.service }, took: of + item.took - 1, marked: of > 0 }
      : { one: item.one, took: of + item.took + noun, marked: of > 0 };
  }
  const to = markAt(tokens, from, TO);
  const where = nameAt(environmentBook(context.company), tokens, from + to);
  if (!where) return undefined;
  const environment = { one: { environment: where.of }, took: to + where.took, marked: to > 0 };
  // “It breaks in production” is the reason; it helps to find the release only where one goes there.
  return free ? { ...environment, ending: { perhaps: where.of } } : environment;
}

/** “ship it”, “show this one”, “cancel that release because…”; at the beginning of a reason it is part of that. */
function itAt(tokens: readonly Token[], from: number, context: ReadingContext, free: boolean): number {
  if (!/^(it|this|that)$/.test(tokens[from]?.low ?? '')) return 0;
  // “done-by-hand R-1 rolled back it broke refunds”: which one is said already.
  if (tokens.slice(0, from).some((t, i) => idOf(t) || nameAt(serviceBook(context.company), tokens, i))) return 0;
  const took = /^(one|release)$/.test(tokens[from + 1]?.low ?? '') ? 2 : 1;
  const [last, next] = tokens.slice(from + took - 1);
  // “this week”
  if (took === 1 && next && timeLong(tokens, from, context) > 0) return 0;
  return !free || last?.comma || from + took === tokens.length ? took : 0;
}

/** `R 3`, `release 3` in two words. */
const numberAfter = (tokens: readonly Token[], at: number): string | undefined =>
  /^r$/.test(tokens[at]?.low ?? '') && /^\d{1,9}$/.test(tokens[at + 1]?.low ?? '')
    ? `R-${Number(tokens[at + 1]?.low)}`
    : undefined;

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
const LISTING = new Set(['and', '&', '+']);

type After = { ids: string[]; named?: string };

/** `after R-12, R-13`: the releases that must complete first; by a service's name they are not known. */
export const after: Part<string[]> = made<After[], string[]>(
  several<After>(
    () => [],
    (tokens, from, context) => {
      if (tokens[from]?.low !== 'after') return undefined;
      const ids: string[] = [];
      let at = from + 1;
      for (;;) {
        const skip = ids.length > 0 && /^(and|&|\+)$/.test(tokens[at]?.low ?? '') ? 1 : 0;
        const id = idOf(tokens[at + skip]);
        if (!id) break;
        ids.push(id);
        at += skip + 1;
      }
      const item = ids.length > 0 ? undefined : itemAt(tokens, at, context, 'maybe');
      if (item) return { one: { ids, named: item.one.service }, took: at + item.took - from, marked: true };
      return ids.length > 0 ? { one: { ids }, took: at - from, marked: true } : undefined;
    },
  ),
  (all) => {
    const named = all.find((one) => one.named !== undefined)?.named;
    if (named) return { wrong: `After which release of ${named}? Write its id, such as “after R-12”.` };
    return { value: [...new Set(all.flatMap((one) => one.ids))] };
  },
);

/** `into R-12`: the one release that something goes into. */
export const intoRelease: Part<string | undefined> = single(
  several<string>(
    () => [],
    (tokens, from) => {
      const mark = markAt(tokens, from, INTO);
      const id = idOf(tokens[from + mark]);
      return id ? { one: id, took: mark + 1, marked: true } : undefined;
    },
  ),
  'releases',
);
const INTO = new Set(['into', 'in', 'to', 'for']);
