import { expect, test } from 'vitest';
import { fewListed, fewOf, fewUsers, namesOfAll } from '../../src/domain/few.ts';
import { listed, say, users } from '../../src/domain/phrase.ts';

test.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b', 'c'], 'a, b, c'],
  [['a', 'b', 'c', 'd'], 'a, b, c and 1 more'],
  [['a', 'b', 'c', 'd', 'e'], 'a, b, c and 2 more'],
])('of %j three are named', (names, said) => {
  expect(fewOf(names, 3)).toBe(said);
});

test('of what follows one another, too', () => {
  expect(fewOf(['a', 'b', 'c', 'd'], 3, ', then ')).toBe('a, then b, then c and 1 more');
});

test.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b', 'c'], 'a, b and c'],
  [['a', 'b', 'c', 'd'], 'a, b, c and 1 more'],
  [['a', 'b', 'c', 'd', 'e'], 'a, b, c and 2 more'],
])('of the phrases %j three are said', (names, said) => {
  const phrases = names.map((name) => say`${name}`);
  const parts = fewListed(phrases, 3).map((part) => (typeof part === 'string' ? part : 'say' in part ? part.say : ''));
  expect(parts.join('')).toBe(said);
});

test('of people who are left out it is said how many', () => {
  expect(fewUsers(['U1', 'U2'], 2)).toEqual(users(['U1', 'U2']));
  expect(fewUsers(['U1', 'U2', 'U3'], 2)).toEqual(listed([users(['U1']), users(['U2']), say`${1} more`]));
});

test('of all that a company has twelve are named', () => {
  const all = Array.from({ length: 120 }, (_, i) => ({ name: `s${i + 1}` }));
  expect(namesOfAll(all)).toBe('s1, s2, s3, s4, s5, s6, s7, s8, s9, s10, s11, s12 and 108 more');
});
