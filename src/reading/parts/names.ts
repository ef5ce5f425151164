import type { Company } from '../../domain/company/company.ts';
import type { Token } from '../tokens.ts';

/** Names by what they are called, in any case; those of several words are whole, the longest first. `firsts`: of all that mean the same, the one named first. */
export type Book<T> = {
  entries: ReadonlyMap<string, T>;
  longest: number;
  names: readonly string[];
  firsts: readonly string[];
};

export function bookOf<T>(named: readonly (readonly [name: string, of: T])[]): Book<T> {
  const entries = new Map(named.map(([name, of]) => [keyOf(name), of]));
  const longest = Math.max(0, ...[...entries.keys()].map((key) => key.split(' ').length));
  const firsts = new Map(named.toReversed().map(([name, of]) => [of, name]));
  return { entries, longest, names: named.map(([name]) => name), firsts: [...firsts.values()].toReversed() };
}

const keyOf = (name: string) => name.trim().toLowerCase().split(/\s+/).join(' ');

/** The longest known name that begins at a token. A comma or colon ends a name. */
export function nameAt<T>(
  { entries, longest }: Book<T>,
  tokens: readonly Token[],
  from: number,
): { of: T; took: number } | undefined {
  let key = '';
  let found: { of: T; took: number } | undefined;
  for (let took = 1; took <= longest; took += 1) {
    const token = tokens[from + took - 1];
    if (!token) break;
    key = took === 1 ? token.low : `${key} ${token.low}`;
    const of = entries.get(key);
    if (of !== undefined) found = { of, took };
    if (token.comma || token.colon) break;
  }
  return found;
}

/** What is said before a name, “in” or “in the”: how many tokens, 0 where none is. */
export function markAt(tokens: readonly Token[], from: number, marks: ReadonlySet<string>): 0 | 1 | 2 {
  if (!marks.has(tokens[from]?.low ?? '') || !tokens[from + 1]) return 0;
  return tokens[from + 1]?.low === 'the' && tokens[from + 2] ? 2 : 1;
}

/** One book a company, for as long as its manifests are the same. */
export function booksOf<T>(
  named: (company: Company) => readonly (readonly [name: string, of: T])[],
): (company: Company) => Book<T> {
  const books = new WeakMap<Company, Book<T>>();
  return (company) => {
    const book = books.get(company) ?? bookOf(named(company));
    books.set(company, book);
    return book;
  };
}
