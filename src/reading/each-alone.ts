import { shortened } from '../blocks/text.ts';
import type { Again } from './fault.ts';
import type { Gathering } from './part.ts';
import type { Extent } from './tokens.ts';

/** A part as it is gathered, and where in the text it was taken, in order. */
export function placed<V>(part: Gathering<V>): Gathering<V> & { spots: Extent[] } {
  const spots: Extent[] = [];
  return {
    ...part,
    spots,
    at(tokens, from) {
      const match = part.at(tokens, from);
      const [first, last] = [tokens[from], match && tokens[from + match.took - 1]];
      if (!match || !first || !last) return undefined;
      const take = (end?: 'end') => {
        spots.push({ from: first.inner.from, to: last.inner.to });
        match.take(end);
      };
      return { ...match, take };
    },
  };
}

/** What joins two things of a kind. */
const JOINED = /^[\s,;&+/]*(?:(?:and|und)\s+)?$/i;
const MOST = 5;
const MOST_LABEL = 60;

/** “freeze staging and production”, where one is taken: the sentence with each alone. Undefined where they are not said side by side. */
export function eachAlone(text: string, spots: readonly Extent[]): Again[] | undefined {
  const [first, last] = [spots[0], spots.at(-1)];
  const joined = spots.every((spot, i) => i === 0 || JOINED.test(text.slice(spots[i - 1]?.to, spot.from)));
  if (!first || !last || !joined) return undefined;
  const each = [...new Set(spots.map(({ from, to }) => text.slice(from, to)))];
  return each.slice(0, MOST).map((said) => ({
    label: shortened(said, MOST_LABEL),
    text: `${text.slice(0, first.from)}${said}${text.slice(last.to)}`,
  }));
}
