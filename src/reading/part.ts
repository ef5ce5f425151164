import type { Company } from '../domain/company/company.ts';
import type { People } from '../domain/company/people.ts';
import type { Extent, Token } from './tokens.ts';

/** What a sentence is read with: the company's names, and the time and IANA zone of whoever typed it. */
export type ReadingContext = { company: Company; people: People; zone: string; now: string };

/**
 * Something that stands at a token. `marked`: it says itself what it is, as `in production` does and `production` does not. `stays`: at the end it
 * belongs to the reason as well; `end`: it is taken there.
 */
export type Match = { took: number; marked: boolean; stays: boolean; take: (end?: 'end') => void };

/**
 * What was gathered of a part, or what is wrong with it, in words; `meant`: what the words at some places can mean, each in words that can mean nothing
 * else.
 */
export type GatheredParts<V> = { value: V } | Wrong;
export type Wrong = {
  wrong: string;
  meant?: { at: readonly Extent[]; readings: readonly string[] };
  /** several were said where one is taken */
  several?: true;
};

/** One thing that a word takes. It is gathered while a sentence is read once. */
export type Part<V> = {
  /** how people are told what could have been meant */
  names: (context: ReadingContext) => readonly string[];
  /** what of these is named where people are told all that is known: each thing once; without it, all */
  listed?: (context: ReadingContext) => readonly string[];
  gather: (context: ReadingContext) => Gathering<V>;
  /** it is people: a handle without its @ may be one */
  isPeople?: true;
};
export type Gathering<V> = {
  at: (tokens: readonly Token[], from: number) => Match | undefined;
  value: () => GatheredParts<V>;
};

export type Parts = Readonly<Record<string, Part<unknown>>>;
export type PartValues<P extends Parts> = { [K in keyof P]: P[K] extends Part<infer V> ? V : never };

/** A part of which any number may be said: `find` says what stands at a token; `ending`: what it is at the end, where the reason keeps it. */
export const several = <One>(
  names: Part<unknown>['names'],
  find: (
    tokens: readonly Token[],
    from: number,
    context: ReadingContext,
  ) => { one: One; ending?: One; took: number; marked?: boolean } | undefined,
  listed = names,
): Part<One[]> => ({
  names,
  listed,
  gather(context) {
    const all: One[] = [];
    return {
      at(tokens, from) {
        const found = find(tokens, from, context);
        if (!found) return undefined;
        const { one, ending = one, took, marked = false } = found;
        return { took, marked, stays: ending !== one, take: (end) => all.push(end ? ending : one) };
      },
      // Who names something twice means it once.
      value: () => ({ value: [...new Set(all)] }),
    };
  },
});

/** Another value made of a part's, or what is wrong with it. */
export const made = <V, W>(part: Part<V>, make: (value: V, context: ReadingContext) => GatheredParts<W>): Part<W> => ({
  ...part,
  gather(context) {
    const { at, value } = part.gather(context);
    return {
      at,
      value() {
        const gathered = value();
        return 'wrong' in gathered ? gathered : make(gathered.value, context);
      },
    };
  },
});

/** A part of which one may be said; `called`: what it is, in the plural. */
export const single = <One>(part: Part<One[]>, called: string): Part<One | undefined> =>
  made(part, (all) =>
    all.length > 1 ? { wrong: `I can take one of the ${called} at a time.`, several: true } : { value: all[0] },
  );
