import type { Company } from '../domain/company/company.ts';
import { booksOf } from './parts/names.ts';
import type { Token } from './tokens.ts';

/** What stands between two names in one word. */
const JOINT = /[/|→]|->/;
const MOST_NAMES = 4;
const MOST_JOINED = 160;

const nameBook = booksOf((company) =>
  [...company.services.map((s) => s.name), ...company.environments.flatMap((e) => [e.name, ...e.regions])].map(
    (name) => [name, name] as const,
  ),
);
const placeBook = booksOf((company) => company.environments.map((e) => [e.name, e.name] as const));

/**
 * “payments/production”, “payments|search”: names that a stroke or an arrow joins are the words that they would be apart. One of them has to be known, and none
 * of the others can be the version of a service (`payments/5.2`), so that paths and addresses in a reason stay whole.
 */
export function apart(tokens: readonly Token[], company: Company): Token[] {
  return tokens.flatMap((token) => namesIn(token, company) ?? [token]);
}

function namesIn(token: Token, company: Company): Token[] | undefined {
  const { low, word, mention } = token;
  const joint = JOINT.exec(low)?.[0];
  const known = nameBook(company).entries;
  if (mention || !joint || word.length > MOST_JOINED || known.has(low)) return undefined;
  const said = word.split(joint);
  const lows = said.map((name) => name.toLowerCase());
  if (said.length > MOST_NAMES || lows.some((name) => !NAME.test(name)) || !lows.some((name) => known.has(name)))
    return undefined;
  const [first = '', last = ''] = [lows[0], lows.at(-1)];
  // “payments 5.2/production”: only what a place follows is no part of a version.
  const isVersion = /^v?\d/.test(first) ? !placeBook(company).entries.has(last) : lows.slice(1).some(isUnknownNumber);
  return isVersion ? undefined : split(token, said, joint.length);

  function isUnknownNumber(name: string) {
    return /\d/.test(name) && !known.has(name);
  }
}
const NAME = /^[\p{L}\d][\p{L}\p{M}\d._-]*$/u;

/** The token as so many, each where it stands in the text. */
function split(token: Token, words: readonly string[], joint: number): Token[] {
  let from = token.inner.from;
  return words.map((word, i) => {
    const inner = { from, to: from + word.length };
    from = inner.to + joint;
    const isLast = i === words.length - 1;
    return {
      ...token,
      ...{ word, low: word.toLowerCase(), raw: word, inner },
      ...{ from: i === 0 ? token.from : inner.from, to: isLast ? token.to : inner.to },
      ...{ comma: isLast && token.comma, colon: isLast && token.colon },
    };
  });
}
