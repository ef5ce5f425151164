import { expect, test } from 'vitest';
import { FACTS } from '../../src/domain/index.ts';

test('every kind of fact stands under its own name', () => {
  expect(Object.values(FACTS).map((kind) => kind.type)).toEqual(Object.keys(FACTS));
});
