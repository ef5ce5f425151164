import { describe, expect, test } from 'vitest';
import { readIdsIn, readItemsIn } from '../../src/reading/items.ts';
import { context } from './given.ts';

const items = (text: string) => {
  const read = readItemsIn(text, context);
  return read.ok ? read.value.map((i) => `${i.service} ${i.version}`) : read.why;
};

describe('a field of services with versions', () => {
  test.each([
    ['payments 4.2, search 2.9', ['payments 4.2', 'search 2.9']],
    ['payments@4.2 and search 2.9', ['payments 4.2', 'search 2.9']],
    ['search-and-browse 3\nsearch main', ['search-and-browse 3', 'search main']],
    ['payments 2026-03 search 5pm', ['payments 2026-03', 'search 5pm']],
    ['payments payments-v4.2.0, search @acme/search@2.9', ['payments 4.2.0', 'search 2.9']],
    ['staging-proxy production', ['staging-proxy production']],
  ])('“%s”', (text, expected) => expect(items(text)).toEqual(expected));
  test.each([
    ['', 'Name at least one service with its version'],
    ['payments', 'is not a service with its version'],
    ['payments, search 2', '“payments” is not a service with its version'],
    ['payments 4.2 production', "I don't know the service “production”"],
    ['paymnts 4.2', 'Did you mean payments?'],
    [`payments ${'9'.repeat(61)}`, 'longer than 60 characters'],
    ['payments 1, '.repeat(400), 'longer than 3000 characters'],
  ])('“%s” is refused', (text, why) => expect(items(text)).toContain(why));
});

test('a field of releases', () => {
  expect(readIdsIn('R-12, r13 and 14')).toEqual({ ok: true, value: ['R-12', 'R-13', 'R-14'] });
  expect(readIdsIn('')).toEqual({ ok: true, value: [] });
  expect(readIdsIn('R-12, soon')).toMatchObject({ ok: false, why: expect.stringContaining('“soon” is not the id') });
});
