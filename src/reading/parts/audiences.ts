import { type Audience, isForBuilders, isForCustomers } from '../../domain/company/audiences.ts';
import type { Company } from '../../domain/company/company.ts';
import { type GatheredParts, made, type Part, type ReadingContext, several } from '../part.ts';
import type { Token } from '../tokens.ts';
import { itemAt } from './item.ts';
import { booksOf, markAt, nameAt } from './names.ts';
import { idOf } from './release-id.ts';

/** What people call those who build it, others of the company, and those who speak to customers, beside the names of the audiences. */
const CALLED = [
  [isForBuilders, 'engineers engineering engineer devs developers dev tech'],
  [
    (a: Audience) => !isForBuilders(a) && !isForCustomers(a),
    'executives execs exec leadership leaders management board c-suite business stakeholders',
  ],
  [
    isForCustomers,
    'customers customer clients users support helpdesk support-team customer-support customer-care agents',
  ],
] as const;
const EVERYBODY = ['everyone', 'everybody', 'all', 'all audiences', 'all of them'];

/** Names of audiences themselves come last: they mean one alone. */
const audienceBook = booksOf<readonly string[]>(({ audiences }: Company) => [
  ...EVERYBODY.map((word) => [word, audiences.map((a) => a.name)] as const),
  ...CALLED.flatMap(([isIt, words]) => {
    const names = audiences.filter(isIt).map((a) => a.name);
    const all = words.split(' ');
    return [...all, ...all.map((w) => w.replace('-', ' '))].map((word) => [word, names] as const);
  }),
  ...audiences.flatMap((a) => [a.channel, `#${a.channel}`, a.title, a.name].map((as) => [as, [a.name]] as const)),
]);

const TO = new Set(['to', 'for']);
/** What goes on saying that these people are meant. */
const NOUNS = new Set(['team', 'teams', 'folks', 'people', 'audience', 'only', 'alone', 'channel']);
/** What leads to what they are told of. */
const ABOUT = new Set(['on', 'about', 'of', 'regarding', 're', 'concerning', 'that', 'with']);
const RELEASE = new Set(['release', 'this', 'it']);
const MARKS = new Set(['and', '&', '+', '-', '–', '—', '--']);

/**
 * Audiences by their names, or by what people call them, before what they are told: “executives on R-12 …”, “R-12 to support: …”. Only where what follows
 * shows that these are meant: “customers can't pay” is what happened.
 */
export const audiences: Part<string[]> = made(
  several<{ names: readonly string[]; typed: string }>(
    ({ company }) => company.audiences.map((a) => a.name),
    (tokens, from, context) => {
      const { company } = context;
      const mark = markAt(tokens, from, TO);
      const found = nameAt(audienceBook(company), tokens, from + mark);
      if (!found) return undefined;
      let took = mark + found.took;
      while (NOUNS.has(tokens[from + took]?.low ?? '') && !isSetOff(tokens[from + took - 1])) took += 1;
      const last = tokens[from + took - 1];
      if (found.of.length === 0 && last?.colon !== true && !isAboutOne(tokens, from + took, context)) return undefined;
      const comma = last?.comma === true && (mark > 0 || isNamed(tokens, from + took, context));
      if (last?.colon !== true && !comma && !goesOn(tokens, from + took, context)) return undefined;
      const typed = tokens[from + mark]?.word ?? '';
      return { one: { names: found.of, typed }, took: took + (ABOUT.has(tokens[from + took]?.low ?? '') ? 1 : 0) };
    },
  ),
  (all, { company }): GatheredParts<string[]> => {
    const nobody = all.find(({ names }) => names.length === 0);
    const known = company.audiences.map((a) => a.name).join(', ');
    return nobody
      ? { wrong: `Nobody hears of releases as “${nobody.typed}”. There are ${known}: see manifests/audiences.yml.` }
      : { value: [...new Set(all.flatMap(({ names }) => names))] };
  },
);

const isSetOff = (token: Token | undefined) => token?.comma === true || token?.colon === true;

function goesOn(tokens: readonly Token[], at: number, context: ReadingContext): boolean {
  const next = tokens[at];
  if (!next || ABOUT.has(next.low) || idOf(next) !== undefined) return true;
  if (RELEASE.has(next.low) || itemAt(tokens, at, context, 'maybe')) return true;
  return MARKS.has(next.low) && isNamed(tokens, at + 1, context);
}

/**
 * Of those whom nobody speaks to, “for customers it is slower” and “execs on call were paged” are what happened; “customers: it is slower” and “execs on R-12”
 * are meant for somebody.
 */
function isAboutOne(tokens: readonly Token[], at: number, context: ReadingContext): boolean {
  const next = tokens[at + 1];
  if (!ABOUT.has(tokens[at]?.low ?? '') || !next) return false;
  return idOf(next) !== undefined || RELEASE.has(next.low) || itemAt(tokens, at + 1, context, 'maybe') !== undefined;
}

/** Another one: a comma after the first of several sets it off, and that of “dev, then prod” does not. */
const isNamed = (tokens: readonly Token[], at: number, { company }: ReadingContext) =>
  nameAt(audienceBook(company), tokens, at + markAt(tokens, at, TO)) !== undefined;
