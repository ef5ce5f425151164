import { z } from 'zod';
import { nearest } from '../spelling/near.ts';
import type { Configuration } from './file.ts';
import type { Path } from './yaml.ts';

/** All that is wrong, at once; each fault reads `file:line → path: what, and what to write instead`. */
export class ManifestFaults extends Error {
  readonly faults: string[];
  /** what could be read nevertheless */
  readonly read: Configuration;
  constructor(dir: string, faults: string[], read: Configuration) {
    super(
      `${faults.length} ${faults.length === 1 ? 'fault' : 'faults'} in ${dir}:\n${faults.map((f) => `  ${f}`).join('\n')}`,
    );
    this.faults = faults;
    this.read = read;
  }
}

export function pathOf(path: Path): string {
  if (path.length === 0) return '(whole file)';
  return path.reduce<string>(
    (so, key) => (typeof key === 'number' ? `${so}[${key}]` : so === '' ? key : `${so}.${key}`),
    '',
  );
}

/** An issue of a schema in words for people. */
export function worded(issue: z.core.$ZodIssue, schema: z.ZodType): string {
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = keysAt(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), issue.path);
      return `does not know ${issue.keys.map((k) => `"${k}"${meant(k, known)}`).join(', ')}; remove or correct the name`;
    }
    case 'invalid_type':
      return issue.input === undefined && /undefined/.test(issue.message)
        ? `is missing; write ${article(issue.expected)}`
        : `must be ${article(issue.expected)}`;
    case 'invalid_value':
      return `must be one of ${issue.values.map(String).join(', ')}`;
    default:
      return issue.message;
  }
}

/** " (did you mean "services"?)", when there is a name that is near enough. */
export function meant(name: string, known: readonly string[]): string {
  const near = nearest(name, known, 1 / 4);
  return near === undefined ? '' : ` (did you mean "${near}"?)`;
}

const article = (kind: string) => (/^[aeio]/.test(kind) ? `an ${kind}` : `a ${kind}`);

const Described = z.looseObject({
  properties: z.record(z.string(), z.unknown()).optional(),
  additionalProperties: z.unknown().optional(),
  items: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
});

/** The names that may stand at a path, by a JSON Schema. */
function keysAt(schema: unknown, path: readonly PropertyKey[]): string[] {
  const read = Described.safeParse(schema);
  if (!read.success) return [];
  const { properties = {}, additionalProperties, items, anyOf = [], oneOf = [] } = read.data;
  const either = [...anyOf, ...oneOf].flatMap((s) => keysAt(s, path));
  const [first, ...rest] = path;
  if (first === undefined) return [...Object.keys(properties), ...either];
  return [
    ...keysAt(typeof first === 'number' ? items : (properties[String(first)] ?? additionalProperties), rest),
    ...either,
  ];
}
