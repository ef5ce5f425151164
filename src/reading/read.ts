import { allOf } from './all-of.ts';
import { eachAlone, placed } from './each-alone.ts';
import { endFirst, endInReason } from './end-in-reason.ts';
import { endsOf } from './ends-of.ts';
import type { Fault } from './fault.ts';
import { isMeant } from './is-meant.ts';
import { apart } from './joined.ts';
import { nearName } from './near.ts';
import { hasTime, isOnlyWhen } from './only-when.ts';
import type { Known } from './out-of-place.ts';
import type { Parts, PartValues, ReadingContext, Wrong } from './part.ts';
import { bracketedReason, type Cut, markedReason, undressedReason } from './reason.ts';
import { termsUntil } from './set-apart.ts';
import { withoutSignature } from './signature.ts';
import { struckOut } from './struck.ts';
import { longest } from './terms.ts';
import { beginsTime, type TypedTime, timeIn, timeSetting, withTime } from './times.ts';
import { type Extent, type Token, tokensOf } from './tokens.ts';
import type { Typed } from './typed.ts';

/**
 * What a word takes. `when`: it takes a time; `why`: its reason must be `marked` by `because`, a colon or a dash, or is what is left between the terms
 * at both ends (`free`). Without it, it takes none. `timeFor`: the words that may be meant where a time is said and
 * this one takes none.
 */
export type Takes<P extends Parts> = {
  parts: P;
  when?: When;
  why?: 'marked' | 'free';
  timeFor?: readonly string[];
  lasts?: Lasts;
};
/** It lasts: where no end stands before its reason, one at the end of that is its own. `begins`: so may be when it begins. */
type Lasts = 'ends' | 'begins';
/**
 * When a day that something lasts until ends; otherwise that is asked. Where nothing is planned with it, what is over may be meant too. What is `moved`
 * is known only when the sentence is read, and so is what its time means.
 */
type When = true | 'until the end of work' | 'past too' | 'moved';
const UNTIL_DAY = { 'until the end of work': 'end of work', 'past too': 'past too', moved: 'moved' } as const;

/** What was understood. `endsReason`: its end, as it stood at the end of its reason. */
export type Said<P extends Parts> = PartValues<P> & { why: string; when: TypedTime; endsReason?: string };
/** `leftOut`: the signature of an e-mail at its end, which was not read. */
export type SentenceRead<P extends Parts> = { ok: true; said: Said<P>; leftOut?: string } | { ok: false; fault: Fault };

/** Reads a typed sentence as what a word takes: every term is understood, or one is named that is not. */
export function read<P extends Parts>(takes: Takes<P>, pasted: Typed, context: ReadingContext): SentenceRead<P> {
  const { text, leftOut } = withoutSignature(pasted.text, (stretch) =>
    isMeant(takes.parts, takes.when !== undefined, stretch, context),
  );
  const reading = readBare(takes, { ...pasted, text }, context);
  return reading.ok && leftOut ? { ...reading, leftOut } : reading;
}

function readBare<P extends Parts>(takes: Takes<P>, typed: Typed, context: ReadingContext): SentenceRead<P> {
  const { reading, cut } = readOnce(takes, typed, context);
  if (!takes.lasts || !cut || !reading.ok || hasEnd(reading.said)) return reading;
  const found = endInReason(cut.why, context, takes.lasts === 'begins' ? 'begins' : undefined);
  if (!found?.surely) return reading;
  const text = endFirst(typed.text, cut.terms, found, cut.why);
  const { reading: again } = readOnce(takes, { ...typed, text }, context);
  return again.ok ? { ok: true, said: { ...again.said, endsReason: found.end } } : again;
}

const hasEnd = (said: { when: TypedTime; ending?: unknown }) =>
  said.ending !== undefined || (said.when.time !== undefined && said.when.time.is !== 'start');

type ReadOnce<P extends Parts> = { reading: SentenceRead<P>; cut?: Cut | undefined };

function readOnce<P extends Parts>(takes: Takes<P>, typed: Typed, context: ReadingContext): ReadOnce<P> {
  const gathering = Object.entries(takes.parts).map(([name, part]) => ({
    name,
    ...placed(part.gather(context)),
  }));
  const tokens = apart(tokensOf(typed), context.company);
  const parts = gathering;
  // `checkout-api: 4.3`: a colon inside a term marks no reason.
  const isInside = (at: number) => (longest(parts, tokens, at)?.took ?? 0) > 1;
  const until = (from: number) => {
    const end = termsUntil(parts, tokens, from, takes.when !== undefined, context);
    // A reason that is not marked may be of terms alone: “no-go R-12 – search”.
    return end === 'the end' && takes.why === 'free' ? undefined : end;
  };
  // “move R-12: Friday 10:00”, “lock payments: until 5pm”
  const isTime = (from: number) =>
    isOnlyWhen(parts, tokens, from, takes.when !== undefined, context) &&
    !hasTime(parts, tokens.slice(0, from), context);
  const marks = {
    beginsTime: takes.when ? beginsTime : () => false,
    isInside,
    termsUntil: until,
    isTime,
    free: takes.why === 'free',
  };
  const marked = takes.why && markedReason(typed.text, tokens, marks);
  const names = Object.values(takes.parts).flatMap((part) => part.names(context));
  const timed = takes.when && {
    ...timeSetting(context, takes.when === true ? undefined : UNTIL_DAY[takes.when]),
    lasts: takes.lasts !== undefined,
  };
  const isTerm = (token: Token, at: number) =>
    longest(parts, tokens, at) !== undefined || nearName(token, names) !== undefined;
  const timeless = () => (timed ? timeIn(typed.text, tokens, timed).left : tokens);
  const cut = marked ?? (takes.why === 'marked' ? bracketedReason(typed.text, tokens, isTerm, timeless) : undefined);
  const terms = cut?.terms ?? tokens;
  const struck = struckOut(typed.text, terms);
  if (struck) return { reading: { ok: false, fault: struck } };
  const known: Known = {
    names,
    listed: Object.values(takes.parts).flatMap((part) => (part.listed ?? part.names)(context)),
    takesTime: timed !== undefined,
    takesPeople: Object.values(takes.parts).some((part) => part.isPeople),
    ...(takes.why && { why: cut ? 'free' : takes.why }),
  };
  const done =
    takes.why === 'free'
      ? endsOf(typed.text, terms, parts, cut?.why, known, context)
      : allOf(typed.text, terms, parts, timed, known, context);
  if ('fault' in done) return { reading: { ok: false, fault: done.fault } };
  const values: Record<string, unknown> = {};
  for (const { name, value, spots } of gathering) {
    const gathered = value();
    if ('wrong' in gathered) return { reading: { ok: false, fault: faultOf(gathered, typed.text, spots) } };
    values[name] = gathered.value;
  }
  // Each part gave the value under its own name.
  const said = { ...values, when: done.when, why: undressedReason(done.why ?? cut?.why ?? '') } as Said<P>;
  return { reading: { ok: true, said }, cut: marked };
}

function faultOf({ wrong: why, meant, several }: Wrong, text: string, spots: readonly Extent[]): Fault {
  const again = several
    ? eachAlone(text, spots)
    : meant?.readings.map((said) => ({ label: said, text: withTime(text, meant.at, said) }));
  return { why, ...(again && { again }) };
}
