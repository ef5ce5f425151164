import { type Fault, faultAt, near, nearMiss } from './fault.ts';
import type { Context, Gathering, Match, Parts, Values } from './part.ts';
import { markedReason } from './reason.ts';
import { beginsTime, timesIn, timeText } from './time-words.ts';
import { type Token, tokensOf } from './tokens.ts';
import type { Typed } from './typed.ts';

/**
 * What a word takes. `when`: it takes a time; `why`: its reason must be `marked` by `because`, a colon or a dash, or is what is left between the terms
 * at both ends (`free`). Without it, it takes none.
 */
export type Takes<P extends Parts> = { parts: P; when?: true; why?: 'marked' | 'free' };

/** What was understood; `when`: the words that a time is made of, as they were typed. */
export type Said<P extends Parts> = Values<P> & { why: string; when: string };
export type Reading<P extends Parts> = { ok: true; said: Said<P> } | { ok: false; fault: Fault };

const MOST_TERMS = 200;
const FILLERS = new Set(['and', '&', '+', 'please']);
const ENDS_WITHIN = 12;
const MARKS = new Set(['to', 'in', 'on', 'for', 'of', 'as']);

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
      : allOf(terms, gathering, takes.when ?? false, names);
  if ('fault' in done) return { ok: false, fault: done.fault };
  const values: Record<string, unknown> = {};
  for (const { name, value } of gathering) {
    const gathered = value();
    if ('wrong' in gathered) return { ok: false, fault: { why: gathered.wrong } };
    values[name] = gathered.value;
  }
  // Each part gave the value under its own name.
  return { ok: true, said: { ...values, when: done.when, why: done.why ?? cut?.why ?? '' } as Said<P> };
}

type Done = { when: string; why?: string } | { fault: Fault };
type Parting = Gathering<unknown>;

/** All of it is terms: what is left over is named. */
function allOf(
  tokens: readonly Token[],
  parts: readonly Parting[],
  takesTime: boolean,
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
  const { times, left } = takesTime ? timesIn(others) : { times: [], left: others };
  const strange = left.filter((t) => !FILLERS.has(t.low));
  const unknown = strange.find((t) => !MARKS.has(t.low)) ?? strange[0];
  return unknown ? { fault: faultAt(unknown, near(unknown, names, takesTime), names) } : { when: timeText(times) };
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
  for (;;) {
    const skip = first > 0 && FILLERS.has(tokens[first]?.low ?? '') ? 1 : 0;
    const match = longest(parts, tokens, first + skip);
    if (!match) break;
    match.take();
    first += skip + match.took;
  }
  let last = tokens.length;
  // A reason that is marked, and words before it that are no terms: all of that is the reason.
  if (marked === undefined)
    for (let ending = endingAt(parts, tokens, first, last); ending; ending = endingAt(parts, tokens, first, last)) {
      ending.take();
      last -= ending.took;
    }
  const [begins, ends, before] = [tokens[first], tokens[last - 1], tokens[last - 2]];
  if (first >= last || !begins || !ends) return { when: '', ...(marked !== undefined && { why: marked }) };
  const rest = { from: begins.from, to: marked === undefined ? ends.to : text.length };
  const strange =
    nearMiss(begins, names) ??
    (before && last - first > 1 && MARKS.has(before.low) ? nearMiss(ends, names) : undefined);
  if (strange) return { fault: { ...strange, reason: rest } };
  return { when: '', why: text.slice(rest.from, rest.to).trim() };
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
