import type { Company } from '../../domain/company/company.ts';
import { made, type Part, type ReadingContext, several, single } from '../part.ts';
import type { Token } from '../tokens.ts';
import { booksOf, markAt, nameAt } from './names.ts';
import { nounAt, PLACE_NOUNS } from './nouns.ts';

const MARKS = new Set(['to', 'in', 'on', 'into', 'onto', 'at', 'from', 'for', '→', '->', '@', 'environment']);

export const environmentBook = booksOf((company) => company.environments.map((e) => [e.name, e.name]));

/** The environment whose name begins there, with the word that says that it is one. */
export function environmentAt(tokens: readonly Token[], from: number, company: Company) {
  const found = nameAt(environmentBook(company), tokens, from);
  return found && { ...found, took: found.took + nounAt(tokens, from + found.took, PLACE_NOUNS, company) };
}

/** Environments by their names; `to production` and `in production` say so themselves. */
export const environments: Part<string[]> = several(
  ({ company }: ReadingContext) => company.environments.map((e) => e.name),
  (tokens, from, { company }) => {
    const mark = markAt(tokens, from, MARKS);
    const found = environmentAt(tokens, from + mark, company);
    return found && { one: found.of, took: mark + found.took, marked: mark > 0 };
  },
);

/** The one environment. */
export const environment = single(environments, 'environments');

const THEN = new Set(['then', '→', '->', '=>', '>']);
/** “then”: something comes after. */
export const isOnward = (token: Token | undefined): boolean => THEN.has(token?.low ?? '');
const ONWARD = new Set([...MARKS, ...THEN, 'and']);

/** One environment on a way, with the words before it; `onward`: they say that it comes after another. */
export function stopAt(tokens: readonly Token[], from: number, company: Company) {
  const first = markAt(tokens, from, ONWARD);
  const mark = first + (first && markAt(tokens, from + first, MARKS));
  const found = environmentAt(tokens, from + mark, company);
  const onward = tokens.slice(from, from + mark).some((t) => THEN.has(t.low));
  return found && { name: found.of, onward, took: mark + found.took, marked: mark > 0 };
}

/** Environments that a release goes through: in the order that is said (`to staging, then to production`), or, where none is (`production and staging`), in that of the company. */
export const route: Part<string[]> = made(
  several(environments.names, (tokens, from, { company }) => {
    const found = stopAt(tokens, from, company);
    const at = company.environments.findIndex((e) => e.name === found?.name);
    return found && { one: { name: found.name, onward: found.onward, at }, took: found.took, marked: found.marked };
  }),
  (all) => {
    const ordered = all.some((one) => one.onward) ? all : all.toSorted((a, b) => a.at - b.at);
    return { value: [...new Set(ordered.map((one) => one.name))] };
  },
);

const FROM = new Set(['from']);

/** `from staging to production`: from which environment something is to go to which. */
export const betweenPlaces: Part<{ from: string; to: string } | undefined> = single(
  several(environments.names, (tokens, at, { company }) => {
    const begun = markAt(tokens, at, FROM);
    const from = begun > 0 ? environmentAt(tokens, at + begun, company) : undefined;
    const mark = from ? at + begun + from.took : at;
    const led = markAt(tokens, mark, MARKS);
    const to = from && led > 0 ? environmentAt(tokens, mark + led, company) : undefined;
    return from && to && { one: { from: from.of, to: to.of }, took: begun + from.took + led + to.took, marked: true };
  }),
  'ways',
);
