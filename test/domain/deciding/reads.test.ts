import { expect, test } from 'vitest';
import { one, oneIf } from '../../../src/domain/deciding/reads.ts';
import { releases } from '../../../src/domain/release/document.ts';

const asked: string[] = [];
const nothing = {
  doc: (key: string) => void asked.push(key),
  list: () => [],
};

test('what has no id is not read, and there is none', () => {
  const none = oneIf(releases, undefined);
  expect([none.docs, none.lists, none.from(nothing), asked]).toEqual([[], [], undefined, []]);
});

test('what has one is read as any', () => {
  const some = oneIf(releases, 'R-1');
  expect([some.docs, some.lists]).toEqual([one(releases, 'R-1').docs, []]);
  some.from(nothing);
  expect(asked).toEqual(['release/R-1']);
});
