import { test } from 'vitest';
import { readReply } from '../../src/replies/reply.ts';
import { COMPANY } from '../domain/given.ts';
import { expectFast, expectFewFast, insideOthers, JOINED, SHAPES, wordsLookedFor } from '../reading/shapes.ts';

const BEGINNINGS = ['', 'go ', 'go, team ', 'go: ', 'no-go: ', 'no-go ', 'qa: ', 'stop: '];
const reply = (text: string) => readReply(text, COMPANY);

/** What stands between words, emoji and signs that patterns here look for. */
const SIGNS = [
  ':+:',
  ':+: ',
  ':-1:',
  ':a:',
  ":'",
  '()',
  '(',
  '“',
  '-1 ',
  '→ ',
  '👍',
  '✅ ',
  '<@U1> ',
  '@a ',
  '?',
  '! ',
];

test.each([...SHAPES, ...SIGNS])('a reply of 3,000 characters of %j is read at once', (shape) =>
  expectFast(shape, 'reply', reply, BEGINNINGS),
);

test('so is one of any word that is looked for there, however often it is said', () => {
  for (const word of wordsLookedFor('replies')) expectFast(`${word} `, word, reply, BEGINNINGS);
}, 120_000);

test('so is one of names, emoji and signs that such a word is a part of', () => {
  expectFewFast([...insideOthers(wordsLookedFor('replies')), ...JOINED], reply, ['', 'go ', 'no-go: '], [': x']);
}, 120_000);
