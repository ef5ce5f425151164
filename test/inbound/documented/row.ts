import type { Source } from '../../../src/inbound/source.ts';
import type { Told } from '../../../src/inbound/told.ts';
import { translated } from '../translating.ts';

/** What was sent, its headers, its body, and what it must be told as: `[]` is right, and not used. */
export type Row = [what: string, headers: Record<string, string>, body: unknown, told: object[]];

/** A body with other fields: `null` is null, `undefined` takes a field away. */
export function but(body: unknown, other: unknown): unknown {
  if (!isObject(body) || !isObject(other)) return other;
  const names = new Set([...Object.keys(body), ...Object.keys(other)]);
  const fields = [...names].map((name) => [name, name in other ? but(body[name], other[name]) : body[name]] as const);
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
}
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What becomes of a body: what was told, or nothing where it is not used; what can't be read throws. */
export function becomes(source: Source, [, headers, body]: Row): Told[] {
  const of = translated(source, body, headers);
  if ('faults' in of) throw new Error(of.faults.join('; '));
  if (!('told' in of)) return [];
  if (of.left) throw new Error(of.left.faults.join('; '));
  return JSON.parse(JSON.stringify([of.told].flat()));
}
