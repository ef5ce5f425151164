import { z } from 'zod';
import { meant } from './faults.ts';

/** An issue of a schema in words for people: what is wrong in what was written, and what to write instead. Issues with words of their own keep them. */
export function worded(issue: z.core.$ZodIssue, schema: z.ZodType, written: unknown): string {
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), issue.path, written);
    return `does not know ${issue.keys.map((k) => `"${k}"${meant(k, known)}`).join(', ')}; remove or correct the name`;
  }
  return OF_THE_LIBRARY.test(issue.message) ? inOurWords(issue) : issue.message;
}

const OF_THE_LIBRARY = /^(Too (small|big)|Invalid)\b/;

function inOurWords(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return /undefined/.test(issue.message)
        ? `is missing; write ${named(issue.expected)}`
        : `must be ${named(issue.expected)}`;
    case 'invalid_value':
      return `must be ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.map(String).join(', ')}`;
    case 'too_small':
      return bounded(issue.origin, issue.inclusive ? 'least' : 'more', issue.minimum);
    case 'too_big':
      return bounded(issue.origin, issue.inclusive ? 'most' : 'less', issue.maximum);
    case 'invalid_union':
      return `must be ${[...new Set(issue.errors.flatMap(expectedIn))].join(' or ') || 'something else'}`;
    case 'invalid_format':
      return `must be ${FORMATS[issue.format] ?? `of the form ${issue.format}`}`;
    default:
      return issue.message;
  }
}

type Beyond = 'least' | 'more' | 'most' | 'less';
const NUMBERS: Record<Beyond, (bound: string) => string> = {
  least: (bound) => `must be ${bound} or more`,
  more: (bound) => `must be more than ${bound}`,
  most: (bound) => `must be ${bound} at most`,
  less: (bound) => `must be less than ${bound}`,
};

function bounded(origin: string, beyond: Beyond, bound: number | bigint): string {
  if (origin !== 'string' && origin !== 'array') return NUMBERS[beyond](String(bound));
  if (bound === 1 && beyond === 'least') return origin === 'array' ? 'needs one entry at least' : 'must not be empty';
  const things = origin === 'array' ? 'entries' : 'characters';
  return `must have ${bound} ${things} at ${beyond === 'least' || beyond === 'more' ? 'least' : 'most'}`;
}

const expectedIn = (issues: z.core.$ZodIssue[]): string[] =>
  issues.flatMap((issue) => {
    if (issue.code === 'invalid_union') return issue.errors.flatMap(expectedIn);
    return issue.code === 'invalid_type' ? [named(issue.expected)] : [];
  });

const FORMATS: Record<string, string> = {
  url: 'an address such as https://example.com',
  email: 'an e-mail address',
  date: 'a date such as 2026-11-27',
  datetime: 'a time such as 2026-11-27T18:00:00Z',
};

const KINDS: Record<string, string> = {
  array: 'a list',
  object: 'fields with their values',
  record: 'names with their values',
  int: 'a whole number',
  boolean: 'true or false',
};

const named = (kind: string) => KINDS[kind] ?? `a ${kind}`;

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
