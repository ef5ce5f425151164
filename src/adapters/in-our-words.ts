import type { z } from 'zod';

/** What is wrong with data that somebody else wrote, a line each: its path, and what is wrong there. `under`: where the data was within what they wrote. */
export const faultLines = (error: z.ZodError, whole: string, under: readonly PropertyKey[] = []): string[] =>
  error.issues.map((issue) => `${[...under, ...issue.path].join('.') || whole}: ${inOurWords(issue)}`);

const OF_THE_LIBRARY = /^(Too (small|big)|Invalid|Unrecognized)\b/;

/** An issue of a schema in words for people; issues with words of their own keep them. */
export function inOurWords(issue: z.core.$ZodIssue): string {
  if (!OF_THE_LIBRARY.test(issue.message)) return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return /undefined/.test(issue.message)
        ? `is missing; write ${named(issue.expected)}`
        : `must be ${named(issue.expected)}`;
    case 'invalid_value':
      return oneOf(issue.values);
    case 'too_small':
      return bounded(issue.origin, issue.inclusive ? 'least' : 'more', issue.minimum);
    case 'too_big':
      return bounded(issue.origin, issue.inclusive ? 'most' : 'less', issue.maximum);
    case 'invalid_union':
      return noneOf(issue);
    case 'invalid_key':
      return `can't be called so: its name ${issue.issues.map(inOurWords).join(' and ')}`;
    case 'unrecognized_keys':
      return unknownNames(issue.keys);
    case 'invalid_format':
      if (issue.format === 'regex') return `must match ${issue.pattern}`;
      if ('prefix' in issue) return `must begin with ${issue.prefix}`;
      return `must be ${FORMATS[issue.format] ?? `of the form ${issue.format}`}`;
    default:
      return issue.message;
  }
}

/** `meant`: after each, what it may have been. */
export const unknownNames = (names: readonly string[], meant = (_: string) => '') =>
  `does not know ${names.map((name) => `"${name}"${meant(name)}`).join(', ')}; remove or correct the name`;

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
  const [one, more] = origin === 'array' ? ['entry', 'entries'] : ['character', 'characters'];
  const things = Number(bound) === 1 ? one : more;
  return `must have ${bound} ${things} at ${beyond === 'least' || beyond === 'more' ? 'least' : 'most'}`;
}

const oneOf = (values: readonly unknown[]) =>
  `must be ${values.length > 1 ? 'one of ' : ''}${values.map(String).join(', ')}`;

type Union = Extract<z.core.$ZodIssue, { code: 'invalid_union' }>;

/** Of several kinds none. What is of one of them but for something within is told of that. */
function noneOf({ errors, ...issue }: Union): string {
  if ('options' in issue && Array.isArray(issue.options)) return oneOf(issue.options);
  const within = errors.find((one) => one.length > 0 && one.every(({ path }) => path.length > 0))?.[0];
  if (within) return `has a fault: ${within.path.join('.')} ${inOurWords(within)}`;
  return `must be ${[...new Set(errors.flatMap(expectedIn))].join(' or ') || 'something else'}`;
}

const expectedIn = (issues: z.core.$ZodIssue[]): string[] =>
  issues.flatMap((issue) => {
    if (issue.code === 'invalid_union') return issue.errors.flatMap(expectedIn);
    if (issue.code === 'invalid_value') return issue.values.map(String);
    return issue.code === 'invalid_type' ? [named(issue.expected)] : [];
  });

const FORMATS: Record<string, string> = {
  url: 'an address such as https://example.com',
  email: 'an e-mail address',
  date: 'a date such as 2026-11-27',
  datetime: 'a time such as 2026-11-27T18:00:00Z',
  time: 'a time of day such as 18:00',
};

const KINDS: Record<string, string> = {
  array: 'a list',
  object: 'fields with their values',
  record: 'names with their values',
  int: 'a whole number',
  boolean: 'true or false',
  null: 'empty',
};

const named = (kind: string) => KINDS[kind] ?? `a ${kind}`;
