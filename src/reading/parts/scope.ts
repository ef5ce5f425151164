import type { ChangeType } from '../../domain/company/changes.ts';
import { type Context, made, type Part, several, single } from '../part.ts';
import { beginsTime } from '../times.ts';
import type { Token } from '../tokens.ts';
import { environmentBook } from './environments.ts';
import { type Book, bookOf, nameAt } from './names.ts';
import { serviceBook } from './services.ts';
import { choices } from './words.ts';

/** However people say the kinds of change. */
const CHANGES: readonly (readonly [string, ChangeType])[] = [
  ['emergency', 'emergency'],
  ['emergencies', 'emergency'],
  ['hotfix', 'emergency'],
  ['hotfixes', 'emergency'],
  ['pre-approved', 'standard'],
  ['preapproved', 'standard'],
  ['standard', 'standard'],
  ['normal', 'normal'],
];
export const changes: Part<ChangeType[]> = choices(...CHANGES);

const ANYWAY = 'everything everywhere all every services service only the changes change releases release in'.split(
  ' ',
);

/** Words that say what is so anyway: `everything`, `all services`. Before a time they belong to it: `every Friday`, `in two hours`. */
export const everything: Part<boolean> = made(
  several(
    () => ANYWAY,
    (tokens, from) => {
      const next = tokens[from + 1];
      const is = ANYWAY.includes(tokens[from]?.low ?? '') && !(next && beginsTime(next));
      return is ? { one: true, took: 1 } : undefined;
    },
  ),
  (all) => ({ value: all.length > 0 }),
);

/** The kind of a change that is planned: `emergency`; `release` and `change` say nothing. */
export const plannedKind: Part<ChangeType | undefined> = single(
  several(
    () => ['emergency', 'hotfix'],
    (tokens, from) => {
      const found = nameAt(changeBook, tokens, from);
      // A pre-approved change needs its template, which is chosen in the dialog.
      if (!found || found.of === 'standard') return undefined;
      const noun = /^(change|release)$/.test(tokens[from + found.took]?.low ?? '') ? 1 : 0;
      const of = noun && tokens[from + found.took + 1]?.low === 'of' ? 1 : 0;
      return { one: found.of, took: found.took + noun + of };
    },
  ),
  'kinds of change',
);

const changeBook = bookOf(CHANGES);
const SKIPPED = new Set([
  'and',
  '&',
  '+',
  'for',
  'in',
  'changes',
  'change',
  'releases',
  'release',
  'the',
  'services',
  'or',
]);

/** `except search and emergency changes`: services, environments and kinds of change that are left alone, by name. */
export const except: Part<string[][]> = several(exceptNames, (tokens, from, { company }) => {
  const begins = exceptAt(tokens, from);
  if (begins === 0) return undefined;
  const books: Book<string>[] = [serviceBook(company), environmentBook(company), changeBook];
  const names: string[] = [];
  let end = from + begins;
  for (;;) {
    let at = end;
    while (SKIPPED.has(tokens[at]?.low ?? '')) at += 1;
    const found = books.map((book) => nameAt(book, tokens, at)).find((f) => f !== undefined);
    if (!found) break;
    names.push(found.of);
    end = at + found.took;
  }
  if (names.length > 0 && /^(changes?|releases?)$/.test(tokens[end]?.low ?? '')) end += 1;
  return { one: names, took: end - from, marked: true };
});

function exceptAt(tokens: readonly Token[], from: number): number {
  const [first, second] = [tokens[from]?.low, tokens[from + 1]?.low];
  if (first === 'but' && second === 'not') return 2;
  return first === 'except' || first === 'without' || first === 'excluding' ? 1 : 0;
}

function exceptNames({ company }: Context): string[] {
  return [
    ...company.services.map((s) => s.name),
    ...company.environments.map((e) => e.name),
    ...CHANGES.map(([name]) => name),
  ];
}
