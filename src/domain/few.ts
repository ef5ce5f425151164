import { listed, type Phrase, say, user } from './phrase.ts';

/** "a, b and 3 more": the first of a list that may be long, and how many are left out. */
export function fewOf(names: readonly string[], most: number, between = ', '): string {
  if (names.length <= most) return names.join(between);
  return `${names.slice(0, most).join(between)} and ${names.length - most} more`;
}

/** What there is, for somebody who named something else: a company may have hundreds. */
export const namesOfAll = (all: readonly { name: string }[]): string =>
  fewOf(
    all.map(({ name }) => name),
    MOST_NAMED,
  );
export const MOST_NAMED = 12;

/** The same of phrases; "a, b and c" where none is left out. */
export function fewListed(phrases: readonly Phrase[], most: number): Phrase {
  const left = phrases.length - most;
  return listed([...phrases.slice(0, most), ...(left > 0 ? [say`${left} more`] : [])]);
}

/** The same of people: who is left out is counted, so that nobody believes that these are all. */
export const fewUsers = (ids: readonly string[], most: number): Phrase =>
  fewListed(
    ids.map((id) => [user(id)]),
    most,
  );
