import type { ChangeType } from '../../domain/company/changes.ts';
import { made, type Part, type ReadingContext, several } from '../part.ts';
import { beginsTime, PHRASE_WORDS } from '../times.ts';
import type { Token } from '../tokens.ts';
import { environmentAt } from './environments.ts';
import { serviceAt } from './item.ts';
import { bookOf, markAt, nameAt } from './names.ts';
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
/** Before a time they belong to it: `every Friday`, `in two hours`, `the 14th`. */
const OF_TIMES = new Set(['all', 'every', 'only', 'the', 'in']);

/** Words that say what is so anyway: `everything`, `all services`. */
export const everything: Part<boolean> = made(
  several(
    () => ANYWAY,
    (tokens, from) => {
      const [low, next] = [tokens[from]?.low ?? '', tokens[from + 1]];
      const isTime = OF_TIMES.has(low) && next !== undefined && beginsTime(next) && !PHRASE_WORDS.has(next.low);
      return ANYWAY.includes(low) && !isTime ? { one: true, took: 1 } : undefined;
    },
    () => ANYWAY.slice(0, 1),
  ),
  (all) => ({ value: all.length > 0 }),
);

const AS = new Set(['as']);
const ARTICLES = new Set(['a', 'an', 'the']);

/** The kind of a change that is planned: `emergency`, `as an emergency`; `release` and `change` say nothing. */
export const plannedKind: Part<ChangeType | undefined> = made(
  several(
    () => ['emergency', 'hotfix'],
    (tokens, from) => {
      const as = markAt(tokens, from, AS);
      const mark = as + (as && markAt(tokens, from + as, ARTICLES));
      const found = nameAt(changeBook, tokens, from + mark);
      // “3pm Eastern Standard Time”
      if (!found || tokens[from + mark + found.took]?.low === 'time') return undefined;
      const end = from + mark + found.took;
      const noun = /^(change|release)$/.test(tokens[end]?.low ?? '') ? 1 : 0;
      const of = noun && tokens[end + 1]?.low === 'of' ? 1 : 0;
      return { one: found.of, took: mark + found.took + noun + of };
    },
    () => ['emergency'],
  ),
  ([kind, another]) =>
    another !== undefined
      ? { wrong: 'I can take one of the kinds of change at a time.', several: true }
      : { value: kind },
);

/** The same of what is planned already. */
export const changedKind: Part<ChangeType | undefined> = made(plannedKind, (kind) =>
  kind === 'standard'
    ? { wrong: 'A pre-approved change is one from its plan on: cancel this one, and plan it anew as pre-approved.' }
    : { value: kind },
);

export const changeBook = bookOf(CHANGES);
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
export const except: Part<string[][]> = several(
  (context) => [...exceptNames(({ names }) => names)(context), ...EXCEPT],
  (tokens, from, { company }) => {
    const begins = exceptAt(tokens, from);
    if (!begins) return undefined;
    const names: string[] = [];
    let end = from + begins.took;
    for (;;) {
      let at = end;
      while (SKIPPED.has(tokens[at]?.low ?? '')) at += 1;
      const found =
        serviceAt(tokens, at, company) ?? environmentAt(tokens, at, company) ?? nameAt(changeBook, tokens, at);
      if (!found) break;
      names.push(found.of);
      end = at + found.took;
    }
    if (names.length === 0 && begins.named) return undefined;
    if (names.length > 0 && /^(changes?|releases?)$/.test(tokens[end]?.low ?? '')) end += 1;
    return { one: names, took: end - from, marked: true };
  },
  exceptNames(({ firsts }) => firsts),
);

const EXCEPT = new Set(['except', 'without', 'excluding', 'excl', 'besides']);
/** These say other things too: a name has to follow. */
const PERHAPS = new Set(['but', 'save', 'not', 'minus']);
const EXCEPT_TWO = new Set(['but not', 'except for', 'apart from', 'other than', 'aside from']);

/** How many words say that what follows is left alone, and whether that has to be named. */
function exceptAt(tokens: readonly Token[], from: number): { took: number; named: boolean } | undefined {
  const [first = '', second = ''] = [tokens[from]?.low, tokens[from + 1]?.low];
  if (EXCEPT_TWO.has(`${first} ${second}`)) return { took: 2, named: false };
  if (EXCEPT.has(first)) return { took: 1, named: false };
  return PERHAPS.has(first) ? { took: 1, named: true } : undefined;
}

function exceptNames(ofKinds: (book: typeof changeBook) => readonly string[]) {
  return ({ company }: ReadingContext): string[] => [
    ...company.services.map((s) => s.name),
    ...company.environments.map((e) => e.name),
    ...ofKinds(changeBook),
  ];
}
