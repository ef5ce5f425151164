import { shortened } from '../blocks/text.ts';
import { fewOf, MOST_NAMED } from '../domain/few.ts';
import { firstOf } from '../domain/first-of.ts';
import { own } from '../domain/own.ts';
import { endInReason } from './end-in-reason.ts';
import { type Again, type Fault, replaced } from './fault.ts';
import { kindOf } from './known-elsewhere.ts';
import { didYouMean, longName, MOST_MEANT, namesNear } from './near.ts';
import { nearTimeIn } from './near-time.ts';
import type { ReadingContext } from './part.ts';
import { serviceBook } from './parts/item.ts';
import { nameAt } from './parts/names.ts';
import { NAMED, TAG } from './parts/versions.ts';
import { reasonFrom, reasonInBrackets } from './perhaps-reason.ts';
import { PHRASE_WORDS, timeLong, withTime } from './times.ts';
import type { Extent, Token } from './tokens.ts';

/** Among which names a word is looked for, which of them are told, and what else a sentence takes. */
export type Known = {
  names: readonly string[];
  listed: readonly string[];
  takesTime: boolean;
  takesPeople: boolean;
  why?: 'marked' | 'free';
};
/** “I can't read what follows ‘until’” */
const EXAMPLE = 'Write for example “until Friday 18:00”.';

/** A word that nothing is known of, where it stands. `tokens`: the whole sentence. */
type Unknown = { text: string; token: Token; tokens: readonly Token[]; known: Known; context: ReadingContext };

/** What is wrong with it, with what may have been meant; of `tokens`, the whole sentence, several may be one name with a mistake in it. */
export function unknownWord(
  text: string,
  token: Token,
  tokens: readonly Token[],
  known: Known,
  context: ReadingContext,
): Fault {
  const it = { text, token, tokens, known, context };
  return firstOf(GUESSES, (guess) => guess(it)) ?? likeWhat(it);
}

/** What a word may be out of its place, the surest first; undefined where it is not that. */
const GUESSES: readonly ((it: Unknown) => Fault | undefined)[] = [
  ({ text, token, known, context }) =>
    /^(because|due|b\/c|bc|cuz|coz|weil)$/.test(token.low) && known.why === undefined
      ? {
          why: 'No reason is taken here.',
          again: [{ label: 'Without the reason', text: withoutReason(text, token, context) }],
        }
      : undefined,
  ({ token: { low } }) =>
    NAMED.test(low) && low.length > 1
      ? { why: `Which ${low}? Write it after “${low}”, with a digit in it as in “${low} 4.2.1”; dialogs take any.` }
      : undefined,
  ({ text, token, tokens, context }) =>
    TAG.test(token.low) && followsService(token, tokens, context)
      ? {
          why: `“${token.word}” can be a version where it is called one: versions have a digit in them otherwise.`,
          again: [{ label: `version ${token.word}`, text: replaced(text, token.inner, `version ${token.word}`) }],
        }
      : undefined,
  (it) =>
    it.known.takesTime && PHRASE_WORDS.has(it.token.low)
      ? { why: `I can't read what follows “${it.token.low}” as a time. ${EXAMPLE}`, unknown: leftWithout(it) }
      : undefined,
];

/** The word, and the sentence without it. */
const leftWithout = ({ text, token }: Unknown) => ({
  word: token.low,
  rest: `${text.slice(0, token.from)} ${text.slice(token.to)}`.replace(/\s+/g, ' ').trim(),
});

/** What it is near to, or is known as where that is taken; or else the reason. */
function likeWhat(it: Unknown): Fault {
  const { text, token, tokens, known, context } = it;
  const { kind, near, at: named } = meantBy(it);
  const time = kind === 'a time' ? timeAfter(tokens, token, context) : [];
  const at = named ?? extentOf(time) ?? token.inner;
  const said = `“${shortened(text.slice(at.from, at.to), 40)}”`;
  const reason = reasonWith(it, near.length === 0 && kind === undefined);
  const again: Again[] = [
    ...(time.length > 0 ? [{ label: `Without ${said}`, text: withTime(text, time, '') }] : []),
    ...[...near.slice(0, MOST_MEANT), ...wholeOf(kind, token, tokens, known, context)].map((label) => ({
      label,
      text: replaced(text, at, label),
    })),
    ...(reason ? [{ label: 'It is the reason', text: reason }] : []),
  ];
  const help = didYouMean(near) ?? allKnown(known.listed);
  const why = kind ? `${said} is ${kind}, and none is taken here.` : `I don't know what ${said} is. ${help}`;
  const more = reason ? ' If the reason begins there, it comes after “because”.' : '';
  const timed = kind === 'a time';
  return { why: `${why}${more}`, ...(again.length > 0 && { again }), unknown: leftWithout(it), timed };
}

/** A person's handle, one name of several words, or what it is elsewhere (`kind`); or names `near` it. `at`: where such a name stands. */
function meantBy({ token, tokens, known, context }: Unknown): { kind?: string; near: string[]; at?: Extent } {
  const handle = known.takesPeople && own(context.people.handles, token.low) ? `@${token.low}` : undefined;
  const long = longName(token, tokens, known.names);
  const name = handle ?? long?.name;
  if (name !== undefined) return { near: [name], ...(long && { at: long.at }) };
  const kind = kindOf(token, tokens, known, context);
  return kind ? { kind, near: [] } : { near: nearOf(token, tokens, known, context) };
}

/** The sentence with what begins there as its reason, where one has to be marked. `alone`: nothing else may be meant. */
function reasonWith({ text, token, tokens, known }: Unknown, alone: boolean): string | undefined {
  if (known.why !== 'marked') return undefined;
  return reasonInBrackets(text, token, tokens) ?? (alone ? reasonFrom(text, token, tokens, known.names) : undefined);
}

/** An end that stands at the end of a reason stays, unless one stands before it. */
function withoutReason(text: string, { from, to }: Extent, context: ReadingContext): string {
  const before = text.slice(0, from).trim();
  if (/(^|\s)(for|until|till|til|bis|from)\s/i.test(before)) return before;
  return `${before} ${endInReason(text.slice(to).trim(), context, 'begins')?.end ?? ''}`.trim();
}

function followsService(token: Token, tokens: readonly Token[], { company }: ReadingContext): boolean {
  const here = tokens.indexOf(token);
  return tokens.slice(0, here).some((_, i) => i + (nameAt(serviceBook(company), tokens, i)?.took ?? 0) === here);
}

function nearOf(token: Token, tokens: readonly Token[], { names, takesTime, why }: Known, context: ReadingContext) {
  const near = namesNear(token, names);
  if (near.length > 0) return near;
  const time = takesTime ? nearTimeIn(tokens, token, context) : undefined;
  if (time !== undefined) return [time];
  return why === 'marked' ? namesNear(token, ['because']) : [];
}

function allKnown(names: readonly string[]): string {
  const all = [...new Set(names)];
  if (all.length === 0) return 'Nothing more is taken there.';
  return `I know ${fewOf(all, MOST_NAMED)}.`;
}

/** The environments that a region is of, where environments are taken and none is named. */
function wholeOf(
  kind: string | undefined,
  token: Token,
  tokens: readonly Token[],
  known: Known,
  { company }: ReadingContext,
) {
  const taken = company.environments.filter((e) => known.names.includes(e.name));
  if (kind !== 'a region' || taken.some((e) => tokens.some((t) => t.low === e.name.toLowerCase()))) return [];
  const has = (regions: readonly string[]) => regions.some((r) => r.toLowerCase() === token.low);
  return taken
    .filter((e) => has(e.regions))
    .map((e) => e.name)
    .slice(0, MOST_WHOLE);
}
const MOST_WHOLE = 4;

/** The tokens of a time from one of them on. */
function timeAfter(tokens: readonly Token[], token: Token, context: ReadingContext): readonly Token[] {
  const at = tokens.indexOf(token);
  return tokens.slice(at, at + timeLong(tokens, at, context));
}
function extentOf(tokens: readonly Token[]): Extent | undefined {
  const [first, last] = [tokens[0], tokens.at(-1)];
  return first && last && { from: first.from, to: last.inner.to };
}
