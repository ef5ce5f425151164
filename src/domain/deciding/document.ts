/** JSON as it was stored. */
export type Stored = unknown;

/** One step from a version of a document's form to the next: pure, and tested on stored fixtures of that version. */
export type Upgrade = (before: Record<string, Stored>) => Record<string, Stored>;

/** A step to a form that only knows of more: what is stored says as much as it did. */
export const knowsMore =
  (form: number): Upgrade =>
  (before) => ({ ...before, v: form });

/**
 * A kind of document: where it is kept, in which lists it stands, and how older forms of it are read. Its key reads `name/id`; `field` is what
 * facts call that id. `fresh`: what there is before the first fact, for documents that nobody opens. `upgrades[n]` leads from form n to n + 1.
 * `roll`: the list that holds all of them, by which they are put into today's lists when their form moves.
 */
export type DocumentKind<T, Field extends string = string> = {
  name: string;
  field: Field;
  upgrades: Record<number, Upgrade>;
  /** the number of its form of today */
  form: number;
  lists: (document: T) => readonly string[];
  fresh?: (id: string) => T;
  roll?: string;
  key(id: string): string;
  /** The only place where stored JSON becomes a type: documents are written by facts alone. */
  read(stored: Stored): T;
};

export function document<T>() {
  return <Field extends string>({
    upgrades = {},
    ...kind
  }: Pick<DocumentKind<T, Field>, 'name' | 'field' | 'lists' | 'fresh' | 'roll'> & {
    upgrades?: Record<number, Upgrade>;
  }): DocumentKind<T, Field> => {
    const newest = 1 + Math.max(0, ...Object.keys(upgrades).map(Number));
    const known = new WeakMap<object, Stored>();
    return {
      ...kind,
      upgrades,
      form: newest,
      key: (id) => `${kind.name}/${id}`,
      read(stored) {
        if (formOf(stored) === newest) return stored as T;
        const before = stored as object;
        if (!known.has(before)) known.set(before, upgraded(kind.name, upgrades, newest, stored));
        return known.get(before) as T;
      },
    };
  };
}

/** Throws on a form that no upgrade leads on from: a newer version wrote it. */
function upgraded(name: string, upgrades: Record<number, Upgrade>, newest: number, stored: Stored): Stored {
  let document = stored as Record<string, Stored>;
  while (formOf(document) !== newest) {
    const step = upgrades[formOf(document)];
    if (!step)
      throw new Error(`a ${name} has the form ${formOf(document)}, which this version of Gonogo does not know`);
    document = step(document);
  }
  return document;
}

const formOf = (stored: Stored): number => Number(Object(stored).v);
