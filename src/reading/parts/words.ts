import { made, type Part, several, single } from '../part.ts';
import { bookOf, booksOf, nameAt } from './names.ts';

/** Words that mean something to one word alone, such as states, or `mine`: by what is typed, what it means. */
export function choices<T>(...of: readonly (readonly [typed: string, means: T])[]): Part<T[]> {
  const book = bookOf(of);
  return several(
    () => book.names,
    (tokens, from) => {
      const found = nameAt(book, tokens, from);
      return found && { one: found.of, took: found.took };
    },
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

/** Roles by their names or titles; `as qa` says so itself. */
export const role: Part<string | undefined> = single(
  several(
    ({ company }) => company.roles.map((r) => r.name),
    (tokens, from, { company }) => {
      const mark = tokens[from]?.low === 'as' ? 1 : 0;
      const found = nameAt(roleBook(company), tokens, from + mark);
      return found && { one: found.of, took: mark + found.took, marked: mark > 0 };
    },
  ),
  'roles',
);

/** `as qa`: by name, title or the handle of its group; a word that is none is kept for who asks what was meant. */
export const asRole: Part<{ role?: string; typed: string } | undefined> = single(
  several<{ role?: string; typed: string }>(
    () => [],
    (tokens, from, { company }) => {
      const the = tokens[from + 1]?.low === 'the' ? 1 : 0;
      const token = tokens[from + 1 + the];
      if (tokens[from]?.low !== 'as' || !token) return undefined;
      const found = nameAt(calledBook(company), tokens, from + 1 + the);
      const typed = token.word.replace(/^@/, '');
      // At the end “as expected” is part of a reason.
      return found
        ? { one: { role: found.of, typed }, took: 1 + the + found.took, marked: true }
        : { one: { typed }, took: 2 + the };
    },
  ),
  'roles',
);

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
