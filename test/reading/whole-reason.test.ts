import { expect, test } from 'vitest';
import { read } from '../../src/reading/read.ts';
import { context, TAKES } from './given.ts';

function free(text: string) {
  const reading = read(TAKES.free, { text, mentions: [] }, context);
  if (!reading.ok) return reading.fault.why;
  const { release, why } = reading.said;
  return [release.id ?? release.services.join(' + '), why];
}

test.each([
  ['R-3 payments fail for everybody', ['R-3', 'payments fail for everybody']],
  ['R-3 payments 4.2 broke search', ['R-3', 'payments 4.2 broke search']],
  ['r3 production is on fire', ['R-3', 'production is on fire']],
  ['R-3 R-4 breaks it', 'I can take one release at a time, not R-3, R-4.'],
  ['checkout-api payments fail', ['checkout-api', 'payments fail']],
  ['checkout-api 4.2 payments fail', ['checkout-api', 'payments fail']],
  ['checkout-api, payments fail', ['checkout-api + payments', 'fail']],
  ['checkout-api and payments fail', ['checkout-api + payments', 'fail']],
  ['checkout-api 4.2 payments 5.1 fail', ['checkout-api + payments', 'fail']],
  ['payments', ['payments', '']],
])('what follows the release that was named is the reason, whole: “%s”', (text, said) => {
  expect(free(text)).toEqual(said);
});

test.each(['for -1h', 'for -30 minutes', 'for +2h', 'for −5m'])('“db work %s” has no end, and is refused', (length) => {
  const reading = read(TAKES.stop, { text: `db work ${length}`, mentions: [] }, context);
  expect(reading.ok ? reading.said : reading.fault.why).toMatch(/is no length of time/);
});

test('a dash in a reason is none', () => {
  const reading = read(TAKES.stop, { text: 'off-by-one for two customers', mentions: [] }, context);
  expect(reading.ok && reading.said.why).toBe('off-by-one for two customers');
});

test.each([
  ['R-3 at 5pm', 'R-3 because at 5pm'],
  ['payments in 10 minutes', 'payments because in 10 minutes'],
  ['R-3 tomorrow', 'R-3 because tomorrow'],
  ['R-3 until Friday', 'R-3 because until Friday'],
])('“%s” is done at once, and no time is its reason unless that is said', (text, marked) => {
  const reading = read(TAKES.free, { text, mentions: [] }, context);
  expect(reading.ok ? reading.said : reading.fault).toMatchObject({ timed: true, again: [{ text: marked }] });
  expect(free(marked)).toMatchObject([expect.anything(), marked.slice(marked.indexOf('because') + 8)]);
});
test.each([
  ['R-3 at 5pm it fails', 'at 5pm it fails'],
  ['R-3: tomorrow', 'tomorrow'],
  ['R-3 5 errors', '5 errors'],
])('“%s” has a reason', (text, why) => expect(free(text)).toEqual(['R-3', why]));
