import { expect, test } from 'vitest';
import { z } from 'zod';
import { faultLines } from '../../src/adapters/in-our-words.ts';

const a = z.object({ t: z.literal('a'), n: z.number() });
const b = z.object({ t: z.literal('b') });

test.each<[string, z.ZodType, unknown, string]>([
  ['none of the types that there are', z.discriminatedUnion('t', [a, b]), { t: 'c' }, 't: must be one of a, b'],
  ['no type', z.discriminatedUnion('t', [a, b]), {}, 't: must be one of a, b'],
  ['one of them, lacking something', z.discriminatedUnion('t', [a, b]), { t: 'a' }, 'n: is missing; write a number'],
  ['a word or a number', z.union([z.literal('auto'), z.number()]), true, 'it: must be auto or a number'],
  [
    'one of several objects but for what is in it',
    z.union([z.string(), z.object({ env: z.string() })]),
    { env: 7 },
    'it: has a fault: env must be a string',
  ],
  [
    'a name that is none',
    z.record(z.string().min(2), z.string()),
    { x: '' },
    "x: can't be called so: its name must have 2 characters at least",
  ],
  ['a name that nobody knows', z.strictObject({}), { x: 1 }, 'it: does not know "x"; remove or correct the name'],
  ['a beginning', z.string().startsWith('whsec_'), 'x', 'it: must begin with whsec_'],
  ['one too many', z.array(z.string()).max(1), ['x', 'y'], 'it: must have 1 entry at most'],
  ['a letter too many', z.string().max(1), 'xy', 'it: must have 1 character at most'],
  ['a time of day', z.iso.time(), 'x', 'it: must be a time of day such as 18:00'],
  ['words of its own', z.string().regex(/^x$/, 'must be an x'), 'y', 'it: must be an x'],
])('%s', (_, schema, written, line) => {
  const read = schema.safeParse(written);
  expect(read.error && faultLines(read.error, 'it')).toEqual([line]);
});
