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
