import { made, type Part, type ReadingContext, several, single } from '../part.ts';
import { booksOf, markAt, nameAt } from './names.ts';

const MARKS = new Set(['to', 'in', 'on', 'into', 'onto', 'at', 'from', 'for', '→', '->', 'environment']);

export const environmentBook = booksOf((company) => company.environments.map((e) => [e.name, e.name]));

/** Environments by their names; `to production` and `in production` say so themselves. */
export const environments: Part<string[]> = several(
  ({ company }: ReadingContext) => company.environments.map((e) => e.name),
  (tokens, from, { company }) => {
    const mark = markAt(tokens, from, MARKS);
    const found = nameAt(environmentBook(company), tokens, from + mark);
    return found && { one: found.of, took: mark + found.took, marked: mark > 0 };
  },
);

/** The one environment. */
export const environment = single(
  made(environments, (all) => ({ value: [...new Set(all)] })),
  'environments',
);

const THEN = new Set(['then', '→', '->', '=>', '>']);
const ONWARD = new Set([...MARKS, ...THEN, 'and']);

/** Environments that a release goes through: in the order that is said (`to staging, then to production`), or, where none is (`production and staging`), in that of the company. */
export const route: Part<string[]> = made(
  several(environments.names, (tokens, from, { company }) => {
    const first = markAt(tokens, from, ONWARD);
    const mark = first === 1 ? 1 + markAt(tokens, from + 1, MARKS) : 0;
    const found = nameAt(environmentBook(company), tokens, from + mark);
    const then = tokens.slice(from, from + mark).some((t) => THEN.has(t.low));
    const at = company.environments.findIndex((e) => e.name === found?.of);
    return found && { one: { name: found.of, then, at }, took: mark + found.took, marked: mark > 0 };
  }),
  (all) => {
    const ordered = all.some((one) => one.then) ? all : all.toSorted((a, b) => a.at - b.at);
    return { value: [...new Set(ordered.map((one) => one.name))] };
  },
);

/** `from staging to production`: from which environment something is to go to which. */
export const betweenPlaces: Part<{ from: string; to: string } | undefined> = single(
  several(environments.names, (tokens, at, { company }) => {
    const book = environmentBook(company);
    const from = tokens[at]?.low === 'from' ? nameAt(book, tokens, at + 1) : undefined;
    const mark = from ? at + 1 + from.took : at;
    const to = from && markAt(tokens, mark, MARKS) ? nameAt(book, tokens, mark + 1) : undefined;
    return from && to && { one: { from: from.of, to: to.of }, took: from.took + to.took + 2, marked: true };
  }),
  'ways',
);
