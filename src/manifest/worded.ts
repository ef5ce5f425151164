import { z } from 'zod';
import { inOurWords, unknownNames } from '../adapters/in-our-words.ts';
import { meant } from './faults.ts';

/** An issue of a schema in words for people: what is wrong in what was written, and what to write instead. Issues with words of their own keep them. */
export function worded(issue: z.core.$ZodIssue, schema: z.ZodType, written: unknown): string {
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), issue.path, written);
    return unknownNames(issue.keys, (name) => meant(name, known));
  }
  return inOurWords(issue);
}

const Described = z.looseObject({
  properties: z.record(z.string(), z.unknown()).optional(),
  additionalProperties: z.unknown().optional(),
  items: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
});

/** The names that may stand at a path of what was written, by a JSON Schema; of adapters, those of the type that was written. */
function keysAt(schema: unknown, path: readonly PropertyKey[], written: unknown): string[] {
  const read = Described.safeParse(schema);
  if (!read.success) return [];
  const { properties = {}, additionalProperties, items, anyOf = [], oneOf = [] } = read.data;
  const either = [...anyOf, ...oneOf].filter((s) => isOfType(s, written)).flatMap((s) => keysAt(s, path, written));
  const [first, ...rest] = path;
  if (first === undefined) return [...Object.keys(properties), ...either];
  const within = typeof first === 'number' ? items : (properties[String(first)] ?? additionalProperties);
  return [...keysAt(within, rest, Object(written)[first]), ...either];
}

const Typed = z.looseObject({ properties: z.looseObject({ type: z.looseObject({ const: z.string() }) }) });
const Written = z.looseObject({ type: z.string() });

function isOfType(schema: unknown, written: unknown): boolean {
  const [of, type] = [Typed.safeParse(schema).data?.properties.type.const, Written.safeParse(written).data?.type];
  return of === undefined || type === undefined || of === type;
}
