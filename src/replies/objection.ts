import { nearly, type Reply } from './kinds.ts';
import { isDecoration } from './markup.ts';
import { separates } from './reason.ts';
import { plainEmoji, spelledPlainly } from './spellings.ts';

/** Said of a vote, it is against it. */
const AGAINST =
  /^(?:(?:i|we|i'm|we're|i am|we are|it's|that's|this is|my) )?(?:veto(?:ed|ing|es)?|object(?:ion|ing)?|reject(?:ed|ing|s)?|block(?:ed|ing|er|s)?|not (?:a |an )?go|not approved|disapproved?|hard no|stop)(?: (?:this|it|that))?(?![\p{L}\p{N}-])/u;
/** Said all day, it may answer anything. */
const SMALL = /^(?:no|nope|nah|nack|nak|not yet|not now|wait)(?![\p{L}\p{N}-])/u;
/** Signs need nothing that sets them off. */
const SIGN =
  /^(?:-1(?!\d)|:(?:-1|x|no_entry|no_entry_sign|octagonal_sign|stop_sign|red_circle|negative_squared_cross_mark):|[❌🛑🚫⛔🔴])/u;

/** These two say no by themselves. */
const PLAIN = /^(?:(?:i|we|my) )?(?:veto|not (?:a |an )?go)/;

/**
 * “stop: disk is full”, “👎 disk is full”, “I veto this”: an objection in words that are none of an answer. A go that was missed is asked for again,
 * a no-go that was missed deploys: so it is asked whether it was one. Small words are asked about where the person's answer is missing, unless their
 * reason is set off as one.
 */
export function objection(text: string): Reply | undefined {
  const low = spelledPlainly(plainEmoji(text)).trimStart();
  const sign = SIGN.exec(low)?.[0];
  if (sign !== undefined) return isDecoration(low.slice(sign.length)) ? undefined : nearly('words', 'no-go');
  const against = AGAINST.exec(low)?.[0];
  if (against !== undefined) {
    const rest = low.slice(against.length);
    return separates(rest) || (PLAIN.test(against) && isDecoration(rest)) ? nearly('words', 'no-go') : undefined;
  }
  const small = SMALL.exec(low)?.[0];
  const rest = low.slice(small?.length ?? 0);
  if (small === undefined || !separates(rest) || isDecoration(rest)) return undefined;
  return /^\s*(?:[:—–\n]|-\s|because\b)/.test(rest) ? nearly('words', 'no-go') : { is: 'maybe', meant: 'no-go' };
}
