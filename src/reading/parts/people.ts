import { own } from '../../domain/own.ts';
import { type Part, several, single } from '../part.ts';
import { beginsTime } from '../times.ts';
import type { Token } from '../tokens.ts';
import { markAt } from './names.ts';

/** Somebody who was named: by a mention, or by exactly their handle; `id` is missing when nobody has that one. `group`: several people were mentioned by one name. */
export type NamedPerson = { id?: string; typed: string; group?: true };

/** The person a sentence is about. The nearest spelling is never taken: it may be somebody else. */
const byName = (marks: ReadonlySet<string>): Part<NamedPerson | undefined> =>
  single(
    several<NamedPerson>(
      () => [],
      (tokens, begin, { people }) => {
        const to = markAt(tokens, begin, marks);
        const from = begin + to;
        const token = tokens[from];
        // An address may be somebody's; whose is asked.
        if (token && !token.mention && ADDRESS.test(token.low))
          return { one: { typed: token.word }, took: to + 1, marked: true };
        if (!token?.word.startsWith('@') || token.word === '@') return undefined;
        const { mention, word } = token;
        const id = mention ? (mention.kind === 'person' ? mention.id : undefined) : own(people.handles, word.slice(1));
        if (id) return { one: { typed: word, id }, took: to + 1, marked: true };
        const took = mention ? 1 : 1 + namesAfter(tokens, from + 1);
        const typed = tokens.slice(from, from + took).map((t) => t.word);
        const several = mention?.kind === 'group' && { group: true as const };
        return { one: { typed: typed.join(' '), ...several }, took: to + took, marked: true };
      },
    ),
    'people',
  );

export const person: Part<NamedPerson | undefined> = { ...byName(new Set(['to'])), isPeople: true };
/** The person whose something is. */
export const owner: Part<NamedPerson | undefined> = { ...byName(new Set(['of', 'for', 'by', 'from'])), isPeople: true };

const ADDRESS = /^[^@\s]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+){1,5}$/;
const MOST_NAMES = 3;

/** A full name goes on with words in capitals, which are no days. */
function namesAfter(tokens: readonly Token[], from: number): number {
  const after = tokens.slice(from, from + MOST_NAMES);
  const end = after.findIndex((t) => !/^\p{Lu}/u.test(t.word) || t.mention || beginsTime(t));
  return end < 0 ? after.length : end;
}
