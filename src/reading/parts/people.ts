import { own } from '../../domain/own.ts';
import { type Part, several, single } from '../part.ts';

/** Somebody who was named: by a mention, or by exactly their handle; `id` is missing when nobody has that one. */
export type Named = { id?: string; typed: string };

/** The person a sentence is about. The nearest spelling is never taken: it may be somebody else. */
export const person: Part<Named | undefined> = single(
  several(
    () => [],
    (tokens, from, { people }) => {
      const token = tokens[from];
      if (!token?.word.startsWith('@') || token.word === '@') return undefined;
      const { mention, word } = token;
      const id = mention ? (mention.kind === 'person' ? mention.id : undefined) : own(people.handles, word.slice(1));
      return { one: { typed: word, ...(id && { id }) }, took: 1, marked: true };
    },
  ),
  'people',
);
