import type { Match, Part, ReadingContext } from '../part.ts';
import type { Token } from '../tokens.ts';
import { environments } from './environments.ts';
import { services } from './services.ts';

const JOINS = new Set(['and', '&', '+']);

/**
 * Services and where: `api, ledger in production`. Once both were said, a service that nothing joins to them begins the reason: “lock api production
 * payments look odd” locks no payments.
 */
export const spots: Part<{ services: string[]; environments: string[] }> = {
  names: (context) => [...services.names(context), ...environments.names(context)],
  gather(context: ReadingContext) {
    const what = services.gather(context);
    const where = environments.gather(context);
    const seen = { what: false, where: false };
    const taken = (match: Match, of: keyof typeof seen): Match => ({
      ...match,
      take(end) {
        match.take(end);
        seen[of] = true;
      },
    });
    return {
      at(tokens, from) {
        const all = allAt(tokens, from);
        const place = where.at(tokens, from + all);
        if (place) return taken({ ...place, took: all + place.took, marked: place.marked || all > 0 }, 'where');
        const service = what.at(tokens, from);
        const isWhole = seen.what && seen.where;
        return service && (!isWhole || service.marked || isJoined(tokens, from)) ? taken(service, 'what') : undefined;
      },
      value() {
        const [named, places] = [what.value(), where.value()];
        if ('wrong' in named) return named;
        return 'wrong' in places ? places : { value: { services: named.value, environments: places.value } };
      },
    };
  },
};

/** `all of staging`, `the whole production`: how many tokens stand before the name. */
function allAt(tokens: readonly Token[], from: number): number {
  const the = tokens[from]?.low === 'the' ? 1 : 0;
  if (!/^(all|whole|entire)$/.test(tokens[from + the]?.low ?? '')) return 0;
  return the + 1 + (tokens[from + the + 1]?.low === 'of' ? 1 : 0);
}

const isJoined = (tokens: readonly Token[], from: number) => {
  const before = tokens[from - 1];
  return before !== undefined && (before.comma || JOINS.has(before.low));
};
