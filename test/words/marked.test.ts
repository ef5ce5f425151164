import { expect, test } from 'vitest';
import { takeMarked } from '../../src/words/marked.ts';

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
  expect(takeMarked(typed)).toEqual({ irreversible, rest });
});

test.each([
  'ledger 2.9 because it is irreversible',
  'ledger 2.9 irreversible:',
  'irreversible:   because x',
  'notirreversible: x',
  'R-13 customers',
  'R-13 customers refunds are instant',
  'no-go:why',
  '',
])('nothing is marked: %j', (typed) => expect(takeMarked(typed)).toBeUndefined());

test.each([
  ['R-13 customers: refunds are instant', { customers: 'refunds are instant', rest: 'R-13' }],
  ['R-13 Customers notice: nothing. Because audit', { customers: 'nothing.', rest: 'R-13 Because audit' }],
  [
    'R-13 to staging what customers notice: a banner irreversible: drops a table why: audit because of the law',
    { customers: 'a banner', irreversible: 'drops a table', rest: 'R-13 to staging why: audit because of the law' },
  ],
  ['R-13 customers: one customers: two', { customers: 'one', rest: 'R-13 customers: two' }],
])('%s', (typed, said) => expect(takeMarked(typed)).toEqual(said));
