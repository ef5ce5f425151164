import { shortened } from '../blocks/text.ts';
import { fewOf, MOST_NAMED } from '../domain/few.ts';
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

/** A word that nothing is known of, with what may have been meant; of `tokens`, the whole sentence, several may be one name with a mistake in it. */
export function unknownWord(
  text: string,
  token: Token,
  tokens: readonly Token[],
  known: Known,
  context: ReadingContext,
): Fault {
  const { names, listed, takesTime } = known;
  const apart = `${text.slice(0, token.from)} ${text.slice(token.to)}`.replace(/\s+/g, ' ').trim();
  const unknown = { unknown: { word: token.low, rest: apart } };
  if (/^(because|due|b\/c|bc|cuz|coz|weil)$/.test(token.low) && known.why === undefined)
    return {
      why: 'No reason is taken here.',
      again: [{ label: 'Without the reason', text: withoutReason(text, token, context) }],
    };
  if (NAMED.test(token.low) && token.low.length > 1)
    return {
      why: `Which ${token.low}? Write it after “${token.low}”, with a digit in it as in “${token.low} 4.2.1”; dialogs take any.`,
    };
  if (TAG.test(token.low) && followsService(token, tokens, context))
    return {
      why: `“${token.word}” can be a version where it is called one: versions have a digit in them otherwise.`,
      again: [{ label: `version ${token.word}`, text: replaced(text, token.inner, `version ${token.word}`) }],
    };
  if (takesTime && PHRASE_WORDS.has(token.low))
    return { why: `I can't read what follows “${token.low}” as a time. ${EXAMPLE}`, ...unknown };
  const handle = known.takesPeople && own(context.people.handles, token.low) ? `@${token.low}` : undefined;
  const long = longName(token, tokens, names);
  const kind = handle || long ? undefined : kindOf(token, tokens, known, context);
  const named = handle ?? long?.name;
  const near = named !== undefined ? [named] : kind ? [] : nearOf(token, tokens, known, context);
  const time = kind === 'a time' ? timeAfter(tokens, token, context) : [];
  const at = long?.at ?? extentOf(time) ?? token.inner;
  const said = `“${shortened(text.slice(at.from, at.to), 40)}”`;
  const bracketed = known.why === 'marked' ? reasonInBrackets(text, token, tokens) : undefined;
  const isReason = known.why === 'marked' && near.length === 0 && kind === undefined;
  const reason = bracketed ?? (isReason ? reasonFrom(text, token, tokens, names) : undefined);
  const again: Again[] = [
    ...(time.length > 0 ? [{ label: `Without ${said}`, text: withTime(text, time, '') }] : []),
    ...near.slice(0, MOST_MEANT).map((label) => ({ label, text: replaced(text, at, label) })),
    ...wholeOf(kind, token, tokens, known, context).map((label) => ({ label, text: replaced(text, at, label) })),
    ...(reason ? [{ label: 'It is the reason', text: reason }] : []),
  ];
  const help = didYouMean(near) ?? allKnown(listed);
  const why = kind ? `${said} is ${kind}, and none is taken here.` : `I don't know what ${said} is. ${help}`;
  const more = reason ? ' If the reason begins there, it comes after “because”.' : '';
  return { why: `${why}${more}`, ...(again.length > 0 && { again }), ...unknown, timed: kind === 'a time' };
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
