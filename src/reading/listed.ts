import { type Fault, reasonMarked } from './fault.ts';
import type { Known } from './out-of-place.ts';
import type { ReadingContext } from './part.ts';
import { longest, type Parting } from './terms.ts';
import type { Extent, Token } from './tokens.ts';
import { unknownWord } from './unknown.ts';

const JOINS = new Set(['and', '&', '+']);
const SAYS_NOTHING = new Set(['the', 'then', 'also']);

/**
 * “lock payments and wibble in staging”, “stop payments & wibble”: what is listed beside a name was to be another, and is named where nothing is known of it.
 * “cancel payments and tell QA” goes on, and is a reason. `first`: where the names end; `rest`: what would be the reason.
 */
export function listedUnknown(
  text: string,
  tokens: readonly Token[],
  first: number,
  parts: readonly Parting[],
  { names, ...known }: Known,
  rest: Extent & { marked: boolean },
  context: ReadingContext,
): Fault | undefined {
  if (!JOINS.has(tokens[first]?.low ?? '')) return undefined;
  const low = new Set(names.map((name) => name.toLowerCase()));
  if (!tokens.slice(0, first).some((t) => low.has(t.low))) return undefined;
  const at = first + 1 + (SAYS_NOTHING.has(tokens[first + 1]?.low ?? '') ? 1 : 0);
  const [strange, next] = [tokens[at], at + 1];
  const ends =
    tokens[next] === undefined || /^v?\d/.test(tokens[next].low) || longest(parts, tokens, next) !== undefined;
  const isOne = strange && (strange.comma || ends);
  if (!isOne || longest(parts, tokens, at)) return undefined;
  const fault = unknownWord(text, strange, tokens, { names, ...known }, context);
  return rest.marked ? fault : { ...fault, again: [...(fault.again ?? []), reasonMarked(text, rest)] };
}
