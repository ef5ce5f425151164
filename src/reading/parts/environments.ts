import { type Context, type Part, several, single } from '../part.ts';
import { booksOf, markAt, nameAt } from './names.ts';

const MARKS = new Set(['to', 'in', 'on', 'into', 'onto', 'at', 'from', 'environment']);

export const environmentBook = booksOf((company) => company.environments.map((e) => [e.name, e.name]));

/** Environments by their names; `to production` and `in production` say so themselves. */
export const environments: Part<string[]> = several(
  ({ company }: Context) => company.environments.map((e) => e.name),
  (tokens, from, { company }) => {
    const mark = markAt(tokens, from, MARKS);
    const found = nameAt(environmentBook(company), tokens, from + mark);
    return found && { one: found.of, took: mark + found.took, marked: mark > 0 };
  },
);

/** The one environment. */
export const environment = single(environments, 'environments');
