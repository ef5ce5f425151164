import { test } from 'vitest';
import { readIdsIn, readItemsIn } from '../../src/reading/items.ts';
import type { Parts } from '../../src/reading/part.ts';
import { read } from '../../src/reading/read.ts';
import { fromSlack, NO_NAMES, toSlack } from '../../src/reading/typed.ts';
import { context, TAKES } from './given.ts';
import { expectFast, SHAPES, wordsLookedFor } from './shapes.ts';

test.each(SHAPES)('3,000 characters of %j are read at once', (shape) => {
  expectFast(shape, 'tokens', (text) => toSlack(fromSlack(text, NO_NAMES)));
  expectFast(shape, 'items', (text) => readItemsIn(text, context));
  expectFast(shape, 'ids', readIdsIn);
});

test('each word that is looked for is read at once, however often it is said', () => {
  const words = [...wordsLookedFor('reading'), ...wordsLookedFor('time')];
  for (const word of words)
    for (const takes of [TAKES.plan, TAKES.free, TAKES.freeze])
      expectFast(`${word} `, word, (text) => read<Parts>(takes, fromSlack(text, NO_NAMES), context), ['search 1 ']);
}, 120_000);
