import { test } from 'vitest';
import { readIdsIn, readItemsIn } from '../../src/reading/items.ts';
import { fromSlack, NO_NAMES, toSlack } from '../../src/reading/typed.ts';
import { context } from './given.ts';
import { expectFast, SHAPES } from './shapes.ts';

test.each(SHAPES)('3,000 characters of %j are read at once', (shape) => {
  expectFast(shape, 'tokens', (text) => toSlack(fromSlack(text, NO_NAMES)));
  expectFast(shape, 'items', (text) => readItemsIn(text, context));
  expectFast(shape, 'ids', readIdsIn);
});
