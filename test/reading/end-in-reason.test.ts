import { expect, test } from 'vitest';
import { read } from '../../src/reading/read.ts';
import { writeTime } from '../../src/time/typed/index.ts';
import { context, TAKES } from './given.ts';

const frozen = (text: string) => {
  const reading = read(TAKES.freeze, { text, mentions: [] }, context);
  if (!reading.ok) return reading.fault.why;
  const { when, why, endsReason } = reading.said;
  return [when.time ? writeTime(when.time, context.zone) : '', why, endsReason];
};

test.each([
  ['payments 2h because audit', ['for 2 h', 'audit', undefined]],
  ['payments because load test for 1h', ['for 1 h', 'load test', 'for 1h']],
  ['payments because load test, for two hours.', ['for 2 h', 'load test', 'for two hours']],
  ['payments because audit until Friday 9:00', ['until Fri 6 Mar 2026 09:00', 'audit', 'until Friday 9:00']],
  ['payments: audit until Friday 9:00', ['until Fri 6 Mar 2026 09:00', 'audit', 'until Friday 9:00']],
  ['payments because (audit until Friday 9:00)', ['until Fri 6 Mar 2026 09:00', 'audit', 'until Friday 9:00']],
  ['payments because "audit" until Friday 9:00', ['until Fri 6 Mar 2026 09:00', 'audit', 'until Friday 9:00']],
  [
    'payments from Fri 18:00 because audit until Mon 8:00',
    ['Fri 6 Mar 2026 18:00 - Mon 9 Mar 2026 08:00', 'audit', 'until Mon 8:00'],
  ],
  [
    'payments because audit from Fri 18:00 until Mon 8:00',
    ['Fri 6 Mar 2026 18:00 - Mon 9 Mar 2026 08:00', 'audit', 'from Fri 18:00 until Mon 8:00'],
  ],
  ['payments because audit until Friday', '“until Friday” can mean more than one time. Which?'],
  ['payments until Fri 18:00 because audit for 1h', ['until Fri 6 Mar 2026 18:00', 'audit for 1h', undefined]],
  ['payments because it was down for 2 hours', ['', 'it was down for 2 hours', undefined]],
  ['payments because "load test for 1h"', ['', 'load test for 1h', undefined]],
  ['payments because `Error: timeout for 2h`', ['', 'Error: timeout for 2h', undefined]],
  ['payments because for 1h', ['', 'for 1h', undefined]],
  ['payments because of us for now', ['', 'us for now', undefined]],
  ['payments because we prepare for tomorrow', ['', 'we prepare for tomorrow', undefined]],
])('freeze %s: a reason may end with when it ends', (text, said) => expect(frozen(text)).toEqual(said));

test.each([
  ['@sam because vacation until Friday', '@sam until Friday'],
  ['@sam because I am away from Monday until Friday', '@sam from Monday until Friday'],
  ['@sam for 2h because vacation until Friday', '@sam for 2h'],
  ['@sam because vacation', '@sam'],
])('delegate %s: without its reason it ends when that says', (text, without) => {
  const mentions = [{ kind: 'person', id: 'USAM', words: '@sam' }] as const;
  const reading = read(TAKES.delegate, { text, mentions }, context);
  expect(reading.ok ? reading.said : reading.fault.again).toMatchObject([{ text: without }]);
});

test('delegate @sam 2h: stands in for so long, and not until two in the night', () => {
  const mentions = [{ kind: 'person', id: 'USAM', words: '@sam' }] as const;
  const reading = read(TAKES.delegate, { text: '@sam 2h', mentions }, context);
  expect(reading.ok && reading.said.when).toMatchObject({ time: { is: 'length' } });
});
