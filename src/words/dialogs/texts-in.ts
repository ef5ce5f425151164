import type { Fields } from '../ask.ts';

/** What those fields of a dialog hold; nothing for one that was left empty, or that the dialog did not show. */
export function textsIn<Name extends string>(fields: Fields, ...names: Name[]): Record<Name, string> {
  const texts: Partial<Record<Name, string>> = {};
  for (const name of names) texts[name] = fields[name] ?? '';
  return texts as Record<Name, string>;
}
