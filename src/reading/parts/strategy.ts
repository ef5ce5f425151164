import { shortened } from '../../blocks/text.ts';
import type { Company } from '../../domain/company/company.ts';
import { fewOf, MOST_NAMED } from '../../domain/few.ts';
import { choiceWords } from '../../domain/strategy/choosing.ts';
import { chosenOf } from '../../domain/strategy/chosen.ts';
import { nearName } from '../near.ts';
import { type GatheredParts, made, type Part, several } from '../part.ts';
import { beginsTime } from '../times.ts';
import type { Extent, Token } from '../tokens.ts';
import { environmentAt } from './environments.ts';
import { booksOf, markAt, nameAt } from './names.ts';
import { changeBook } from './scope.ts';

/** People say names with dashes in several words: `all at once`. */
const strategyBook = booksOf((company) =>
  company.strategies.flatMap(({ name }) => [[name, name] as const, [name.replaceAll('-', ' '), name] as const]),
);

const LEADS = new Set(['as', 'with', 'using']);
const ARTICLES = new Set(['a', 'an', 'the']);
const NOUN = new Set(['strategy']);
/** `as usual`: none is chosen. */
const USUAL = /^(usual|always)$/;

const PLACES = new Set(['in', 'on', 'at', 'for']);

/** `at`: for which environment of several; `called`: it was called a strategy. */
type Said = { name: string; at?: string | undefined } | { unknown: Token; called: boolean };

const strategyOr = (
  templatesOf: (company: Company) => readonly string[],
  placeOf: typeof placeAfter,
): Part<string | undefined> =>
  made(
    several<Said>(
      ({ company }) => company.strategies.map((s) => s.name),
      (tokens, from, { company }) => strategyAt(tokens, from, company, placeOf),
    ),
    (all, { company }): GatheredParts<string | undefined> => {
      const unknown = all.flatMap((one) => ('unknown' in one ? [one] : []))[0];
      if (unknown) return whichOne(unknown.unknown, company, unknown.called ? [] : templatesOf(company));
      const named = all.flatMap((one) => ('name' in one ? [one] : []));
      const choices = [
        ...new Map(named.map(({ name, at }) => [`${name}/${at}`, { strategy: name, environment: at }])).values(),
      ];
      const places = new Set(choices.map((c) => c.environment));
      return choices.length > places.size
        ? { wrong: 'I can take one of the strategies at a time.', several: true }
        : { value: choices.length === 0 ? undefined : chosenOf(choices) };
    },
  );

const NO_PLACE = () => undefined;

/** `as careful`, `with strategy all-at-once`, `the careful strategy`, `canary 5 25 100`: the one that is chosen; empty: `as usual`. */
export const strategy = strategyOr(() => [], NO_PLACE);

/** The same of what is known already where it goes: `careful in production`, for that one alone. It is given as it is kept. */
export const strategyThere = strategyOr(() => [], placeAfter);

/** The same where it is said where to go, and a template may be said too: `as Search index refresh`. */
export const strategyBesideTemplate = strategyOr(
  ({ templates }) => templates.map(({ title }) => title),
  placeOfSeveral,
);

function strategyAt(tokens: readonly Token[], from: number, company: Company, placeOf: typeof placeAfter) {
  const lead = markAt(tokens, from, LEADS);
  const the = markAt(tokens, from + lead, ARTICLES);
  const noun = markAt(tokens, from + lead + the, NOUN);
  const at = from + lead + the + noun;
  const token = tokens[at];
  if (!token) return undefined;
  const found = nameAt(strategyBook(company), tokens, at) ?? stepsAt(tokens, at, company);
  const took = found?.took ?? 1;
  const after = noun === 0 && !token.comma && NOUN.has(tokens[at + took]?.low ?? '') ? 1 : 0;
  const isMarked = lead + noun + after > 0;
  const all = { took: at + took + after - from, marked: isMarked };
  // A name that could begin a time is a strategy's only where that is said.
  if (found)
    return isMarked || !beginsTime(token)
      ? { one: { name: found.of, at: placeOf(tokens, at + took + after, company) }, ...all }
      : undefined;
  const isAs = tokens[from]?.low === 'as';
  if (isAs && USUAL.test(token.low)) return { one: { name: '' }, ...all };
  const isSaid = noun + after > 0 || (isAs && token.low !== 'soon' && !nameAt(changeBook, tokens, at));
  return isSaid ? { one: { unknown: token, called: noun + after > 0 }, ...all } : undefined;
}

/** `canary 5 25 100`, `canary 5 → 25 → 100 %`: the one that has these steps, by what it is and its shares. */
function stepsAt(tokens: readonly Token[], from: number, { strategies }: Company) {
  const kind = tokens[from]?.low;
  const isOfKind = (words: string) => words.split(' ')[0] === kind;
  if (kind === undefined || !strategies.some((s) => isOfKind(s.words))) return undefined;
  const rest = tokens.slice(from + 1).map((t) => SHARES.exec(t.low)?.[1]);
  const end = rest.indexOf(undefined);
  const said = end < 0 ? rest : rest.slice(0, end);
  const shares = said.flatMap((share) => (share ? share.split(BETWEEN) : [])).filter((share) => share !== '');
  // Of two that differ by how long they wait nobody said which.
  const [only, another] = strategies.filter(
    (s) => isOfKind(s.words) && s.steps.map((step) => step.share).join() === shares.map(Number).join(),
  );
  return only && !another && shares.length > 0 ? { of: only.name, took: 1 + said.length } : undefined;
}
const BETWEEN = /[/→>%-]+/;
/** Plain, so that no word takes long to be read; what is no number is no share. */
const SHARES = /^([\d./→>%-]{1,120})$/;

/** `in production`. It is left to be read as a place. */
function placeAfter(tokens: readonly Token[], from: number, company: Company): string | undefined {
  const mark = markAt(tokens, from, PLACES);
  return mark > 0 ? environmentAt(tokens, from + mark, company)?.of : undefined;
}

/** The same of an environment that is named before: what alone says where it goes says nothing of its strategy. */
function placeOfSeveral(tokens: readonly Token[], from: number, company: Company): string | undefined {
  const place = placeAfter(tokens, from, company);
  return tokens.slice(0, from).some((_, i) => environmentAt(tokens, i, company)?.of === place) ? place : undefined;
}

/** A name that none has, with the nearest, and what there is. */
function whichOne(token: Token, { strategies }: Company, templates: readonly string[]): GatheredParts<never> {
  const names = strategies.map((s) => s.name);
  const near = nearName(token, [...names, ...templates]);
  const isEither = templates.length > 0 && !names.includes(near ?? '');
  const said = `I don't know the strategy${isEither ? ' or template' : ''} “${shortened(token.word, 40)}”.`;
  if (strategies.length === 0 && templates.length === 0)
    return { wrong: `${said} There are none here: name them in manifests/strategies.yml.` };
  const all = `There ${strategies.length === 1 ? 'is' : 'are'} ${fewOf(strategies.map(choiceWords), MOST_NAMED, '; ')}.`;
  const there = [
    ...(strategies.length > 0 ? [all] : []),
    ...(templates.length > 0 ? [`Templates: ${fewOf(templates, MOST_NAMED)}.`] : []),
  ].join(' ');
  const at: readonly Extent[] = [token.inner];
  return {
    wrong: `${said}${near ? ` Did you mean ${near}?` : ''} ${there}`,
    // Of a name of several words this is only the first.
    ...(near && !near.includes(' ') && { meant: { at, readings: [near] } }),
  };
}
