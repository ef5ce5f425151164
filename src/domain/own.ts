/** What a record holds under a name that was typed, sent or configured; not what every object has, such as `constructor`. */
export const own = <T>(record: { readonly [name: string]: T } | undefined, name: string): T | undefined =>
  record && Object.hasOwn(record, name) ? record[name] : undefined;

/** A record that holds nothing but what was put into it: without a prototype, so that any name may be looked up in it. */
export function dictionary<T>(of: { readonly [name: string]: T } = {}): Record<string, T> {
  const empty: Record<string, T> = Object.create(null);
  return Object.assign(empty, of);
}

/** A dictionary with one more entry, or another one under its name. */
export const withEntry = <T>(of: { readonly [name: string]: T }, name: string, value: T): Record<string, T> =>
  Object.assign(dictionary(of), { [name]: value });
