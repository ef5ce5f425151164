import { type Part, several, single } from '../part.ts';
import { booksOf, markAt, nameAt } from './names.ts';

const LEADS = new Set(['as', 'from', 'by', 'with']);
const ARTICLES = new Set(['a', 'an', 'the']);
const NOUN = new Set(['template']);

/** “search index refresh” is a template's title; its name may be said with or without its dashes. */
const templateBook = booksOf((company) =>
  company.templates.flatMap(({ name, title }) =>
    [name, name.replaceAll('-', ' '), title].map((called): [string, string] => [called, name]),
  ),
);

/**
 * A template by its title or name: `as Search index refresh`, `from template search-index`. One that is called like a service is meant only where that
 * is said.
 */
export const template: Part<string | undefined> = single(
  several(
    ({ company }) => company.templates.map((t) => t.title),
    (tokens, from, { company }) => {
      const lead = markAt(tokens, from, LEADS);
      const the = markAt(tokens, from + lead, ARTICLES);
      const noun = markAt(tokens, from + lead + the, NOUN);
      const at = from + lead + the + noun;
      const found = nameAt(templateBook(company), tokens, at);
      if (!found) return undefined;
      const after =
        noun === 0 && !tokens[at + found.took - 1]?.comma ? Number(NOUN.has(tokens[at + found.took]?.low ?? '')) : 0;
      const isMarked = lead + noun + after > 0;
      const isService = company.services.some((s) => s.name.toLowerCase() === tokens[at]?.low) && found.took === 1;
      if (isService && !isMarked) return undefined;
      return { one: found.of, took: at + found.took + after - from, marked: isMarked };
    },
  ),
  'templates',
);
