import { shortened } from '../blocks/text.ts';
import { fewOf, MOST_NAMED } from '../domain/few.ts';
import { firstOf } from '../domain/first-of.ts';
import { own } from '../domain/own.ts';
import { type Again, type Fault, replaced } from './fault.ts';
import { kindOf } from './known-elsewhere.ts';
import { didYouMean, longName, MOST_MEANT, namesNear } from './near.ts';
import { nearTimeIn } from './near-time.ts';
import { GUESSES, type Known, leftWithout, type Unknown } from './out-of-place.ts';
import type { ReadingContext } from './part.ts';
import { reasonFrom, reasonInBrackets } from './perhaps-reason.ts';
import { timeLong, withTime } from './times.ts';
import type { Extent, Token } from './tokens.ts';

/** What is wrong with a word that nothing is known of, with what may have been meant; of `tokens`, the whole sentence, several may be one name with a mistake in it. */
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
