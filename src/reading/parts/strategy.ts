import { shortened } from '../../blocks/text.ts';
import type { Company } from '../../domain/company/company.ts';
import { fewOf, MOST_NAMED } from '../../domain/few.ts';
import { choiceWords } from '../../domain/strategy/choosing.ts';
import { nearName } from '../near.ts';
import { type GatheredParts, made, type Part, several } from '../part.ts';
import { beginsTime } from '../times.ts';
import type { Extent, Token } from '../tokens.ts';
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

/** `called`: it was called a strategy. */
type Said = { name: string } | { unknown: Token; called: boolean };

const strategyOr = (templatesOf: (company: Company) => readonly string[]): Part<string | undefined> =>
  made(
    several<Said>(
      ({ company }) => company.strategies.map((s) => s.name),
      (tokens, from, { company }) => strategyAt(tokens, from, company),
    ),
    (all, { company }): GatheredParts<string | undefined> => {
      const unknown = all.flatMap((one) => ('unknown' in one ? [one] : []))[0];
      if (unknown) return whichOne(unknown.unknown, company, unknown.called ? [] : templatesOf(company));
      const names = new Set(all.flatMap((one) => ('name' in one ? [one.name] : [])));
      return names.size > 1
        ? { wrong: 'I can take one of the strategies at a time.', several: true }
        : { value: [...names][0] };
    },
  );

/** `as careful`, `with strategy all-at-once`, `the careful strategy`: the one that is chosen by its name; empty: `as usual`. */
export const strategy = strategyOr(() => []);

/** The same where a template may be said too: `as Search index refresh`. */
export const strategyBesideTemplate = strategyOr(({ templates }) => templates.map(({ title }) => title));

function strategyAt(tokens: readonly Token[], from: number, company: Company) {
  const lead = markAt(tokens, from, LEADS);
  const the = markAt(tokens, from + lead, ARTICLES);
  const noun = markAt(tokens, from + lead + the, NOUN);
  const at = from + lead + the + noun;
  const token = tokens[at];
  if (!token) return undefined;
  const found = nameAt(strategyBook(company), tokens, at);
  const took = found?.took ?? 1;
  const after = noun === 0 && !token.comma && NOUN.has(tokens[at + took]?.low ?? '') ? 1 : 0;
  const isMarked = lead + noun + after > 0;
  const all = { took: at + took + after - from, marked: isMarked };
  // A name that could begin a time is a strategy's only where that is said.
  if (found) return isMarked || !beginsTime(token) ? { one: { name: found.of }, ...all } : undefined;
  const isAs = tokens[from]?.low === 'as';
  if (isAs && USUAL.test(token.low)) return { one: { name: '' }, ...all };
  const isSaid = noun + after > 0 || (isAs && token.low !== 'soon' && !nameAt(changeBook, tokens, at));
  return isSaid ? { one: { unknown: token, called: noun + after > 0 }, ...all } : undefined;
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
