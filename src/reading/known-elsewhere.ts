import { own } from '../domain/own.ts';
import type { ReadingContext } from './part.ts';
import { bookOf, nameAt } from './parts/names.ts';
import { timeLong } from './times.ts';
import type { Token } from './tokens.ts';

/** What a word is that is known, though not here. */
export function kindOf(
  token: Token,
  tokens: readonly Token[],
  { takesTime, takesPeople }: { takesTime: boolean; takesPeople: boolean },
  context: ReadingContext,
): string | undefined {
  const { company, people } = context;
  const at = tokens.indexOf(token);
  const isOf = (names: readonly string[]) =>
    nameAt(bookOf(names.map((name) => [name, name])), tokens, at) !== undefined;
  if (token.mention && token.mention.kind !== 'link')
    return token.mention.kind === 'person' ? 'a person' : `a ${token.mention.kind}`;
  if (!takesPeople && token.word.startsWith('@') && own(people.handles, token.low.slice(1))) return 'a person';
  const id = /^#?([rfi])-\d{1,9}$/.exec(token.low)?.[1];
  if (id) return { r: 'a release', f: 'a freeze', i: 'an incident' }[id];
  if (isOf(company.services.map((s) => s.name))) return 'a service';
  if (isOf(company.environments.map((e) => e.name))) return 'an environment';
  if (isOf(company.environments.flatMap((e) => e.regions))) return 'a region';
  if (isOf(company.roles.flatMap((r) => [r.name, r.title]))) return 'a role';
  if (isOf(company.trains.flatMap((t) => [t.name, t.title]))) return 'a train';
  if (/^https?:\/\//.test(token.low)) return 'an address';
  if (isChannel(token, context)) return 'a channel';
  return !takesTime && timeLong(tokens, at, context) > 0 ? 'a time' : undefined;
}

/** “#releases”, where nothing is called so that a word may be about. */
function isChannel({ low }: Token, { company }: ReadingContext): boolean {
  const names = [...company.services, ...company.environments].map(({ name }) => name.toLowerCase());
  return /^#[\p{L}\d_-]*\p{L}/u.test(low) && !names.includes(low.slice(1));
}
