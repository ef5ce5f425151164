import { z } from 'zod';
import { type ReadSecret, type SecretOption, secret } from './secret.ts';

type Shape = Readonly<Record<string, z.ZodType>>;
type Values<S extends Shape> = z.output<z.ZodObject<S>>;

/** A member of a shelf of adapters: what a manifest may say of it, and how it is opened. */
export type Adapter<Given, Port> = {
  type: string;
  shape: Shape;
  /** an entry as a manifest may have it, for who wrote something else */
  example: string;
  /** Reads the secrets that a checked entry of a manifest names; with what is `given` at the start it is opened then. */
  prepare(entry: unknown, read: ReadSecret): (given: Given) => Port;
};

/** Gives the value of an option that names an environment variable; of one that is an address also how it is called where it must not be shown. */
type Told<Option> = { (option: Option): string; address(option: Option): { url: string; called?: string } };

/** `secrets`: the options that name an environment variable, or may do so instead of holding the value; `open` asks for their values. */
export const adapter = <S extends Shape, Secrets extends { [K in keyof S]?: SecretOption }, Given, Port>(it: {
  type: string;
  example: string;
  options: S;
  secrets: Secrets;
  open(options: Values<S>, secret: Told<keyof Secrets>, given: Given): Port;
}): Adapter<Given, Port> => ({
  type: it.type,
  shape: it.options,
  example: it.example,
  prepare(entry, read) {
    const options = z.object(it.options).parse(entry);
    const named = z.record(z.string(), z.unknown()).parse(options);
    const values = new Map<PropertyKey, string>();
    const variables = new Map<PropertyKey, string>();
    for (const [option, kind] of Object.entries<SecretOption | undefined>(it.secrets)) {
      const written = secret.safeParse(named[option]);
      if (written.success && kind) {
        values.set(option, read(written.data.env, kind));
        variables.set(option, written.data.env);
      } else values.set(option, String(named[option] ?? ''));
    }
    const told = (option: PropertyKey) => values.get(option) ?? '';
    const address = (option: PropertyKey) => {
      const variable = variables.get(option);
      return { url: told(option), ...(variable !== undefined && { called: `the address in ${variable}` }) };
    };
    return (given) => it.open(options, Object.assign(told, { address }), given);
  },
});

/** The entries that a shelf's members take: by their type, each with its options and the `more` that all of them have. */
export function entryOf<M extends Shape>(shelf: Readonly<Record<string, Adapter<never, unknown>>>, more: M) {
  const members = Object.values(shelf);
  const [first, ...rest] = members.map(({ type, shape }) =>
    z.strictObject({ ...more, type: z.literal(type), ...shape }),
  );
  if (!first) throw new Error('a shelf has no members');
  const remedy = `must be one of ${members.map((a) => a.type).join(', ')}; write for example ${members[0]?.example}`;
  return z.discriminatedUnion('type', [first, ...rest], {
    error: (issue) => (issue.code === 'invalid_union' ? remedy : undefined),
  });
}

/** The member that an entry names. */
export function prepared<Given, Port>(
  shelf: Readonly<Record<string, Adapter<Given, Port>>>,
  entry: { type: string },
  read: ReadSecret,
): (given: Given) => Port {
  const member = Object.values(shelf).find((a) => a.type === entry.type);
  if (!member) throw new Error(`no adapter is called ${entry.type}`);
  return member.prepare(entry, read);
}
