import type { Token } from './tokens.ts';

const list = (words: string) => words.split(' ');

/** Words that only a time is made of. */
const TIMES = new Set(
  list(
    'now today tonight tomorrow yesterday noon midday midnight morning afternoon evening night eod eow eom ' +
      'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri sat sun ' +
      'january february march april may june july august september october november december ' +
      'jan feb mar apr jun jul aug sep sept oct nov dec ' +
      "am pm a.m p.m uhr oclock o’clock o'clock h hr hrs hour hours m min mins minute minutes d day days week weeks month months year years " +
      'half quarter one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty forty-five fifty sixty ninety ' +
      'weekend business',
  ),
);
/** Words that stand between those, and are something else elsewhere. */
const BETWEEN = new Set(
  list(
    'from to until till at on in for of the a an and past after before next this last coming end start beginning ago right time gmt utc — – -- - +',
  ),
);

export const TIME_WORDS: readonly string[] = [...TIMES].filter((word) => word.length > 3);

const isTime = ({ low, mention }: Token) =>
  !mention && (TIMES.has(low) || /^[+-]?\d/.test(low) || /^(gmt|utc)[+-]\d/.test(low));
const isBetween = ({ low, mention }: Token) => !mention && BETWEEN.has(low);

export const beginsTime = (token: Token) => isTime(token) || /^(in|at|on|the|next|half)$/.test(token.low);

/** The tokens that could be a time together, and those that are something else. */
export function timesIn(tokens: readonly Token[]): { times: Token[]; left: Token[] } {
  const times: Token[] = [];
  const left: Token[] = [];
  for (let at = 0; at < tokens.length; ) {
    let took = 0;
    for (let i = at; i < tokens.length; i += 1) {
      const token = tokens[i];
      if (token && isTime(token)) took = i - at + 1;
      else if (!token || !isBetween(token)) break;
    }
    if (took > 0) times.push(...tokens.slice(at, at + took));
    else left.push(...tokens.slice(at, at + 1));
    at += Math.max(1, took);
  }
  return { times, left };
}

/** The words of a time, as they are handed to who reads it. */
export const timeText = (tokens: readonly Token[]) =>
  tokens
    .map(({ raw, comma }) => `${raw}${comma ? ',' : ''}`)
    .join(' ')
    .replace(/,$/, '');
