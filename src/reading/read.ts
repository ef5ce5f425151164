import type { TimeSetting } from '../time/typed/index.ts';
import { type Fault, nearMiss, unknownWord } from './fault.ts';
import type { Context, Gathering, Match, Parts, Values, Wrong } from './part.ts';
import { markedReason } from './reason.ts';
import { beginsTime, NO_TIME, type TypedTime, timeIn, timeSetting, withTime } from './times.ts';
import { type Token, tokensOf } from './tokens.ts';
import type { Typed } from './typed.ts';

/**
 * What a word takes. `when`: it takes a time; `why`: its reason must be `marked` by `because`, a colon or a dash, or is what is left between the terms
 * at both ends (`free`). Without it, it takes none.
 */
export type Takes<P extends Parts> = { parts: P; when?: When; why?: 'marked' | 'free' };
/** `end of work`: when a day that something lasts until ends; otherwise that is asked. */
type When = true | 'until the end of work';

/** What was understood. */
export type Said<P extends Parts> = Values<P> & { why: string; when: TypedTime };
export type Reading<P extends Parts> = { ok: true; said: Said<P> } | { ok: false; fault: Fault };

const MOST_TERMS = 200;
const FILLERS = new Set(['and', '&', '+', 'please']);
const ENDS_WITHIN = 12;
const MOST_AT_ONE_END = 8;
const MARKS = new Set(['to', 'in', 'on', 'for', 'of', 'as', 'then', '→', '->', '>']);

/** Reads a typed sentence as what a word takes: every term is understood, or one is named that is not. */
export function read<P extends Parts>(takes: Takes<P>, typed: Typed, context: Context): Reading<P> {
  const gathering = Object.entries(takes.parts).map(([name, part]) => ({ name, ...part.gather(context) }));
  const tokens = tokensOf(typed);
  const cut = takes.why && markedReason(typed.text, tokens, takes.when ? beginsTime : () => false);
  const terms = cut?.terms ?? tokens;
  const names = Object.values(takes.parts).flatMap((part) => part.names(context));
  const done =
    takes.why === 'free'
      ? endsOf(terms, gathering, typed.text, cut?.why, names)
      : allOf(
          terms,
          gathering,
          typed.text,
          takes.when && timeSetting(context, takes.when === true ? undefined : 'end of work'),
          names,
        );
  if ('fault' in done) return { ok: false, fault: done.fault };
  const values: Record<string, unknown> = {};
  for (const { name, value } of gathering) {
    const gathered = value();
    if ('wrong' in gathered) return { ok: false, fault: faultOf(gathered, typed.text) };
    values[name] = gathered.value;
  }
  // Each part gave the value under its own name.
  return { ok: true, said: { ...values, when: done.when, why: done.why ?? cut?.why ?? '' } as Said<P> };
}

const faultOf = ({ wrong: why, meant }: Wrong, text: string): Fault => ({
  why,
  ...(meant && { again: meant.readings.map((said) => ({ label: said, text: withTime(text, meant.at, said) })) }),
});

type Done = { when: TypedTime; why?: string } | { fault: Fault };
type Parting = Gathering<unknown>;

/** All of it is terms: what is left over is named. */
function allOf(
  tokens: readonly Token[],
  parts: readonly Parting[],
  text: string,
  timed: TimeSetting | undefined,
  names: readonly string[],
): Done {
  if (tokens.length > MOST_TERMS)
    return { fault: { why: `That is more than ${MOST_TERMS} words: say it shorter, and the reason after “because”.` } };
  const others: Token[] = [];
  for (let at = 0; at < tokens.length; ) {
    const match = longest(parts, tokens, at);
    match?.take();
    if (!match) others.push(...tokens.slice(at, at + 1));
    at += match?.took ?? 1;
  }
  const { left, when } = timed ? timeIn(text, others, timed) : { left: others, when: NO_TIME };
  const strange = left.filter((t) => !FILLERS.has(t.low));
  const unknown = strange.find((t) => !MARKS.has(t.low)) ?? strange[0];
  if (unknown) return { fault: unknownWord(text, unknown, tokens, { names, takesTime: timed !== undefined }) };
  return 'why' in when ? { fault: when } : { when };
}

/** Terms are taken from both ends; what stands between them is the reason. */
function endsOf(
  tokens: readonly Token[],
  parts: readonly Parting[],
  text: string,
  marked: string | undefined,
  names: readonly string[],
): Done {
  let first = 0;
  for (let taken = 0; taken < MOST_AT_ONE_END; taken += 1) {
    const skip = first > 0 && FILLERS.has(tokens[first]?.low ?? '') ? 1 : 0;
    const match = longest(parts, tokens, first + skip);
    if (!match) break;
    match.take();
    first += skip + match.took;
  }
  let last = tokens.length;
  let reasonEnd = 0;
  // A reason that is marked, and words before it that are no terms: all of that is the reason.
  if (marked === undefined)
    for (let taken = 0; taken < MOST_AT_ONE_END; taken += 1) {
      const ending = endingAt(parts, tokens, first, last);
      if (!ending) break;
      ending.take('end');
      if (ending.stays) reasonEnd = Math.max(reasonEnd, tokens[last - 1]?.to ?? 0);
      last -= ending.took;
    }
  const [begins, ends, before] = [tokens[first], tokens[last - 1], tokens[last - 2]];
  if (first >= last || !begins || !ends) return { when: NO_TIME, ...(marked !== undefined && { why: marked }) };
  const rest = { from: begins.from, to: marked === undefined ? Math.max(ends.to, reasonEnd) : text.length };
  const strange =
    nearMiss(text, tokens.slice(first, last).find((t) => !FILLERS.has(t.low)) ?? begins, names, rest) ??
    (before && last - first > 1 && MARKS.has(before.low) ? nearMiss(text, ends, names, rest) : undefined);
  if (strange) return { fault: strange };
  return { when: NO_TIME, why: text.slice(rest.from, rest.to).trim() };
}

function longest(parts: readonly Parting[], tokens: readonly Token[], at: number): Match | undefined {
  let best: Match | undefined;
  if (at < tokens.length)
    for (const part of parts) {
      const match = part.at(tokens, at);
      if (match && match.took > (best?.took ?? 0)) best = match;
    }
  return best;
}

/** What says itself what it is, and ends where the tokens end. */
function endingAt(parts: readonly Parting[], tokens: readonly Token[], first: number, last: number): Match | undefined {
  const within = tokens.slice(0, last);
  for (let at = Math.max(first, last - ENDS_WITHIN); at < last; at += 1) {
    const match = longest(parts, within, at);
    if (match?.marked && at + match.took === last) return match;
  }
  return undefined;
}
