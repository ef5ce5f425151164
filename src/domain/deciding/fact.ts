import type { Due } from '../intents/intent.ts';
import type { DocumentKind, Stored } from './document.ts';
import { type Keys, type Knowing, keysOf, knowing, type Reads, type Snapshot } from './reads.ts';
import type { World } from './world.ts';

/** One past event. `stream` is the key of the document it tells of; `text`: what people wrote, which is kept where it can be erased. */
export type Fact = { stream: string; type: string; text?: object };

export type FactOf<Type extends string, Field extends string, Data> = { stream: string; type: Type } & {
  [F in Field]: string;
} & Data;

type Definition<T, Told, R extends Reads> = {
  /** For the fact that opens a document: the document it opens. */
  opens?: (fact: Told) => T;
  /** The document after the fact; without it, the fact changes nothing of it. */
  evolve?: (document: T, fact: Told) => T;
  /** What it takes to say what follows: whom it concerns may be for the company to say. */
  reads?: (fact: Told, after: T, world: World) => R;
  /** What has to happen outside. `after`: the document after all facts of the commit; so is whatever is read. */
  follows?: (fact: Told, after: T, world: Knowing<R>) => Due[];
};

/** A fact that tells nothing but that it happened. */
export type NoData = Record<never, never>;

/** A kind of fact. `of` makes one. */
export type FactKind<T, Type extends string, Field extends string, Data> = {
  type: Type;
  on: DocumentKind<T, Field>;
  of(id: string, data: Data): FactOf<Type, Field, Data>;
  /** Those of this kind among facts. */
  among(facts: readonly Fact[]): FactOf<Type, Field, Data>[];
  evolve(before: T | undefined, fact: FactOf<Type, Field, Data>): T;
};

/** What is done with a fact of whatever kind. */
export type AnyFactKind<F extends Fact = Fact> = {
  type: string;
  /** the document after the fact, and the lists it stands in from then on */
  fold(before: Stored | undefined, fact: F): { document: Stored; lists: readonly string[] };
  following(fact: F, after: Stored, world: World): { keys: Keys; follows(snapshot: Snapshot): Due[] };
};

/** `fact(releases, 'ReleaseMoved')<Data>()({ evolve, reads, follows })`: what is past, how it changes its document, and what follows. */
export const fact =
  <T, Field extends string, const Type extends string>(on: DocumentKind<T, Field>, type: Type) =>
  <Data extends object>() =>
  <R extends Reads = Record<never, never>>(
    definition: Definition<T, FactOf<Type, Field, Data>, R>,
  ): FactKind<T, Type, Field, Data> & AnyFactKind<FactOf<Type, Field, Data>> => {
    type Told = FactOf<Type, Field, Data>;
    const { opens, follows } = definition;
    const evolve = (before: T | undefined, told: Told): T => {
      if (opens) return opens(told);
      const known = before ?? on.fresh?.(told[on.field]);
      if (known === undefined) throw new Error(`${type} of a ${on.name} that nothing has opened`);
      return definition.evolve ? definition.evolve(known, told) : known;
    };
    return {
      type,
      on,
      evolve,
      of: (id, data) => ({ stream: on.key(id), type, [on.field]: id, ...data }) as Told,
      among: (facts) => facts.filter((f) => f.type === type) as Told[],
      fold(before, told) {
        const document = evolve(before === undefined ? undefined : on.read(before), told);
        return { document, lists: on.lists(document) };
      },
      following(told, stored, world) {
        const after = on.read(stored);
        const reads = (definition.reads?.(told, after, world) ?? {}) as R;
        return {
          keys: keysOf(reads),
          follows: (snapshot) => follows?.(told, after, knowing(world, reads, snapshot)) ?? [],
        };
      },
    };
  };
