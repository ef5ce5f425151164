import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escaped, limit, md, plain } from '../../src/blocks/mrkdwn.ts';
import { beginning, inOneLine, shortened } from '../../src/blocks/text.ts';
import { anyCharacter } from '../support/any-character.ts';

const FAMILY = '👩‍👩‍👧‍👦';

test.each([
  ['half of a surrogate pair', '🧨'.repeat(10), 4, '🧨…'],
  ['a family is one character', `a${FAMILY}b`, 8, 'a…'],
  ['a flag', 'a🇩🇪🇩🇪', 6, 'a🇩🇪…'],
  ['a letter with its mark', 'cafe\u0301s and more', 6, 'cafe\u0301…'],
  ['a skin tone', '👍🏽👍🏽', 5, '👍🏽…'],
  ['a conjunct of Devanagari', 'क्षत्रिय', 4, 'क्ष…'],
  ['what fits stays whole', 'abc', 3, 'abc'],
])('%s', (_, text, max, expected) => expect(shortened(text, max)).toBe(expected));

test('words in a line of ours are one line, and what is one stays as it is', () => {
  expect(inOneLine(' a\r\n\n b\u2028c ')).toBe('a / b / c');
  expect(inOneLine('; ')).toBe('; ');
});

test('a character without end is cut, but no surrogate loses its other half', () => {
  const zalgo = `a${'\u0301'.repeat(5000)}`;
  expect(shortened(zalgo, 3000)).toHaveLength(3000);
  const joined = `${'👩‍'.repeat(2000)}`;
  for (let max = 2990; max < 3000; max++) expect(shortened(joined, max).isWellFormed()).toBe(true);
});

test('whatever is typed, what is left is well-formed, short enough, and how it began', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: anyCharacter }),
    fc.string({ unit: 'grapheme' }).map((s) => `${s}\ud800`),
  );
  fc.assert(
    fc.property(text, fc.integer({ min: 2, max: 40 }), (text, max) => {
      const short = shortened(text, max);
      expect(short.length).toBeLessThanOrEqual(max);
      expect(short.isWellFormed()).toBe(true);
      const whole = text.toWellFormed();
      expect(whole.startsWith(short === whole ? short : short.slice(0, -1))).toBe(true);
      expect(whole.startsWith(beginning(whole, max))).toBe(true);
    }),
  );
});

test.each([
  ['a reason', md`Why: ${'\ud800'}`.text],
  ['a label', plain('\udc00 Go', 75)],
  ['an escaped text', escaped('<\ud83d>')],
  ['a reason of bombs', limit(md`${'🧨'.repeat(1700)}`, 3000).text],
])('half a character becomes a whole one: %s', (_, text) => {
  expect(text.isWellFormed()).toBe(true);
  expect(() => encodeURIComponent(text)).not.toThrow();
});
