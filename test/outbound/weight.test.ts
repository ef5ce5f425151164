import fc from 'fast-check';
import { expect, test } from 'vitest';
import { weighing } from '../../src/outbound/weight.ts';

const isLight = (text: string, part = 65_536) => {
  const light = weighing();
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += part) if (!light(bytes.subarray(at, at + part))) return false;
  return true;
};
const of = (many: number, what: string) => `[${Array.from({ length: many }, () => what).join(',')}]`;

test.each<[string, string, boolean]>([
  ['nothing', '', true],
  ['few objects', of(49_000, '{}'), true],
  ['many objects', of(51_000, '{"a":{}}'), false],
  ['many lists', `  \n${of(51_000, '[]')}`, false],
  ['many numbers', of(490_000, '1'), true],
  ['too many numbers', of(600_000, '1'), false],
  ['deep', '['.repeat(101), false],
  ['deep enough', '['.repeat(100), true],
  ['one after another, not within', of(200, '[[]]'), true],
  ['text that looks like much', JSON.stringify([of(90_000, '{}')]), true],
  ['text with quotes and backslashes in it', JSON.stringify(['\\"{['.repeat(90_000)]), true],
  ['much after such a text', JSON.stringify(['\\', Array.from({ length: 51_000 }, () => ({}))]), false],
  ['a calendar', `BEGIN:VCALENDAR\n${'A,'.repeat(900_000)}`, true],
  ['a page', `<p>${'{'.repeat(900_000)}`, true],
])('%s', (_, text, light) => {
  expect(isLight(text)).toBe(light);
});

test('wherever it is cut into parts, it weighs the same', () => {
  const text = fc.array(fc.constantFrom('{', '[', '}', ']', '"', '\\', ',', ' ', 'x'), { maxLength: 400 });
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 50 }), (pieces, part) => {
      const long = `[${'['.repeat(60)}${pieces.join('')}${'['.repeat(40)}`;
      expect(isLight(long, part)).toBe(isLight(long));
    }),
  );
});
