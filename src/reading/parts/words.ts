import type { Company } from '../../domain/company/company.ts';
import { made, type Part, several, single } from '../part.ts';
import type { Token } from '../tokens.ts';
import { bookOf, booksOf, markAt, nameAt } from './names.ts';

/** Words that mean something to one word alone, such as states, or `mine`: by what is typed, what it means. */
export function choices<T>(...of: readonly (readonly [typed: string, means: T])[]): Part<T[]> {
  const book = bookOf(of);
  return several(
    () => book.names,
    (tokens, from) => {
      const found = nameAt(book, tokens, from);
      return found && { one: found.of, took: found.took };
    },
    () => book.firsts,
  );
}

export const choice = <T>(called: string, ...of: readonly (readonly [typed: string, means: T])[]) =>
  single(choices(...of), called);

/** Whether one of some words is said. */
export const said = (...typed: string[]): Part<boolean> =>
  made(choices(...typed.map((word) => [word, true] as const)), (all) => ({ value: all.length > 0 }));

const roleBook = booksOf((company) =>
  company.roles.flatMap((r) => [[r.title, r.name] as const, [r.name, r.name] as const]),
);

/** Roles by their names or titles; `as qa` and `for qa` say so themselves. */
export const role: Part<string | undefined> = single(
  several(
    ({ company }) => company.roles.map((r) => r.name),
    (tokens, from, { company }) => {
      const mark = markAt(tokens, from, AS);
      const found = nameAt(roleBook(company), tokens, from + mark);
      return found && { one: found.of, took: mark + found.took, marked: mark > 0 };
    },
  ),
  'roles',
);

const AS = new Set(['as', 'for', 'of']);

/** `as qa`: by name, title or the handle of its group; a word that is none is kept for who asks what was meant. */
export const asRole: Part<{ role?: string; typed: string } | undefined> = made(
  several<{ role?: string; typed: string; several?: true }>(
    () => [],
    (tokens, from, { company }) => {
      const the = tokens[from + 1]?.low === 'the' ? 1 : 0;
      const token = tokens[from + 1 + the];
      const mark = tokens[from]?.low;
      if (!token || (mark !== 'as' && mark !== 'for')) return undefined;
      const found = nameAt(calledBook(company), tokens, from + 1 + the);
      // “for qa” names a role; “for now” is part of a reason.
      if (mark === 'for' && !found) return undefined;
      const typed = token.word.replace(/^@/, '');
      // At the end “as expected” is part of a reason.
      const another = found ? anotherRole(tokens, from + 1 + the + found.took, company) : 0;
      if (found && another > 0)
        return { one: { typed: 'roles', several: true }, took: 1 + the + found.took + another, marked: true };
      return found
        ? { one: { role: found.of, typed }, took: 1 + the + found.took, marked: true }
        : { one: { typed }, took: 2 + the };
    },
  ),
  (all) =>
    all.length > 1 || all.some((one) => one.several)
      ? { wrong: 'One role at a time, or none for all of yours.' }
      : { value: all[0] },
);

/** How many words name another role: `as qa and sre`. */
function anotherRole(tokens: readonly Token[], from: number, company: Company): number {
  const joins = tokens[from - 1]?.comma ? 0 : /^(and|&|\+)$/.test(tokens[from]?.low ?? '') ? 1 : undefined;
  const found = joins === undefined ? undefined : nameAt(calledBook(company), tokens, from + joins);
  return found && joins !== undefined ? joins + found.took : 0;
}

const calledBook = booksOf((company) =>
  company.roles
    .filter((r) => r.name !== 'everyone')
    .flatMap((r) =>
      [r.title, r.name, ...(r.group ? [r.group] : [])].flatMap((as) => [
        [as, r.name] as const,
        [`@${as}`, r.name] as const,
      ]),
    ),
);

/** `called "Black Friday"`: without quotes it may be a day. */
export const called: Part<string | undefined> = single(
  several<string>(
    () => [],
    (tokens, from) => {
      if (!/^(called|named)$/.test(tokens[from]?.low ?? '')) return undefined;
      const after = tokens.slice(from + 1, from + 1 + MOST_OF_A_NAME);
      const end = OPENS.test(after[0]?.raw ?? '') ? after.findIndex((t) => CLOSES.test(t.raw)) : -1;
      const took = end + 1;
      const words = after.slice(0, took).map((t) => t.word);
      return took > 0 ? { one: words.join(' '), took: took + 1, marked: true } : undefined;
    },
  ),
  'names',
);
const MOST_OF_A_NAME = 8;
const OPENS = /^["'“„‘«]/;
const CLOSES = /["'”“’»][,;]?$/;
