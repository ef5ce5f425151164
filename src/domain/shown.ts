import { type Refusal, refuse } from './deciding/decision.ts';
import { markOf } from './deciding/mark.ts';
import { listed, type Phrase, say } from './phrase.ts';

/** What somebody has before them when they say yes, by its parts. `is`: what tells each from another; `now`: how it stands, as a clause. */
export type ShownParts = Readonly<Record<string, { is: string; now: Phrase }>>;

/** It goes with the click: "steps=x2k9d0,pause=811c9d", a few characters for each part whatever it says. Names of parts have no "=", ",", or space. */
export const printOf = (shown: ShownParts): string =>
  Object.entries(shown)
    .map(([part, { is }]) => `${part}=${markOf(is)}`)
    .join(',') || NOTHING_SHOWN;
const NOTHING_SHOWN = '-';

/** The refusal of what was said yes to while another thing was shown; `shown`: what is so now. Without a print, such as of a timer, nothing was shown. */
export function sinceShown(print: string | undefined, shown: ShownParts): Refusal | undefined {
  const other = otherSince(print, shown);
  return other && refuse('since-shown', say`Nothing was done: since you were asked, ${other}.`);
}

/** What is another than it was shown, as clauses; undefined where all of it is as it was. */
export function otherSince(print: string | undefined, shown: ShownParts): Phrase | undefined {
  if (print === undefined) return undefined;
  const seen = marksIn(print);
  const other = Object.entries(shown).flatMap(([part, { is, now }]) => (seen.get(part) === markOf(is) ? [] : [now]));
  return other.length > 0 ? listed(other) : undefined;
}

/** The marks of a print by their parts. */
const marksIn = (print: string): ReadonlyMap<string, string> =>
  new Map(print.split(',').map((one) => [one.slice(0, one.indexOf('=')), one.slice(one.indexOf('=') + 1)]));
