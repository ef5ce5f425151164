import { expect, test } from 'vitest';
import { takeIrreversible } from '../../src/words/irreversible.ts';

test.each([
  [
    'ledger 2.9 to production irreversible: drops a column because audit',
    'drops a column',
    'ledger 2.9 to production because audit',
  ],
  ['irreversible: drops a column ledger 2.9', 'drops a column ledger 2.9', ''],
  ['ledger 2.9 because audit Irreversible:drops\na column', 'drops\na column', 'ledger 2.9 because audit'],
  ['ledger 2.9 irreversible: deletes what was because of tests', 'deletes what was', 'ledger 2.9 because of tests'],
])('%s', (typed, irreversible, rest) => {
  expect(takeIrreversible(typed)).toEqual({ irreversible, rest });
});

test.each([
  'ledger 2.9 because it is irreversible',
  'ledger 2.9 irreversible:',
  'irreversible:   because x',
  'notirreversible: x',
  '',
])('nothing is marked: %j', (typed) => expect(takeIrreversible(typed)).toBeUndefined());
