import { z } from 'zod';

/**
 * What a button carries, or a dialog takes along, written and read back in one place. Slack keeps both for longer than a version lasts: what is
 * not as this version writes it is undefined, never half of it.
 */
export type CarriedAs<T> = { write(of: T): string; read(carried: string | undefined): T | undefined };

/** One text, which may be empty where it was not given. */
export const text = z.string().default('');
/** One text after all others that are there, or none. */
const VALUE = z.union([z.string(), z.number(), z.array(z.string())]).optional();

/**
 * Several things one after the other, with `mark` between them: `R-7/Q-3`. A mark inside of one is escaped (`%2F`), but for the last, which takes
 * all that is left: what somebody typed, or a list. What is missing leaves its place empty.
 */
export function inParts<S extends z.ZodRawShape>(shape: S, mark: string): CarriedAs<z.output<z.ZodObject<S>>> {
  const schema = z.object(shape);
  const names = Object.keys(shape);
  const last = names.at(-1) ?? '';
  const { escaped, plain } = escaping(mark);
  const written = (name: string, value: unknown): string => {
    const one = VALUE.parse(value) ?? '';
    if (Array.isArray(one)) return one.map(escaped).join(mark);
    return name === last ? `${one}` : escaped(`${one}`);
  };
  return {
    write(of) {
      const given: Record<string, unknown> = of;
      const all = names.map((name) => written(name, given[name]));
      return all.slice(0, all.findLastIndex((part) => part !== '') + 1).join(mark);
    },
    read(carried = '') {
      const parts = carried.split(mark);
      const left = parts.slice(names.length - 1);
      const first = names.slice(0, -1).map((name, i) => [name, plain(parts[i] ?? '')]);
      const given = Object.fromEntries(first.filter(([, part]) => part !== ''));
      const rest = left.join(mark);
      const asText = schema.safeParse(rest === '' ? given : { ...given, [last]: rest });
      return (asText.success ? asText : schema.safeParse({ ...given, [last]: left.filter(Boolean).map(plain) })).data;
    },
  };
}

/** Without the mark, and back; what was written before anything was escaped reads as it did. */
function escaping(mark: string) {
  const code = `%${mark.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
  return {
    escaped: (part: string) => part.replaceAll('%', '%25').replaceAll(mark, code),
    plain: (part: string) => part.replaceAll(code, mark).replaceAll('%25', '%'),
  };
}

/** What has parts of its own. */
export const inJson = <T extends z.ZodType>(schema: T): CarriedAs<z.output<T>> => ({
  write: (of) => JSON.stringify(of),
  read(carried = '') {
    try {
      return schema.safeParse(JSON.parse(carried)).data;
    } catch {
      return undefined;
    }
  },
});
