import { describe, expect, test } from 'vitest';
import { readItems, readPlan } from '../../src/words/typed-plan.ts';
import { settingOf } from '../../src/words/when.ts';
import { COMPANY } from '../domain/given.ts';

describe('a typed plan', () => {
  const read = (text: string) =>
    readPlan(text, COMPANY, settingOf('Europe/Berlin', { company: COMPANY, now: '2026-03-03T09:00:00.000Z' }));
  test.each([
    [
      'api 4.2, ledger 2.9 tomorrow 3pm to production because faster refunds',
      { what: 'api 4.2, ledger 2.9', where: 'production', when: 'Wed 4 Mar 2026 15:00 - 16:00', why: 'faster refunds' },
    ],
    [
      'api 4.2.0 in production Fri 18:00 for 2h',
      { what: 'api 4.2.0', where: 'production', when: 'Fri 6 Mar 2026 18:00 - 20:00', why: '' },
    ],
    ['api 4.2', { what: 'api 4.2', where: '', when: '', why: '' }],
    ['', { what: '', where: '', when: '', why: '' }],
    [
      'api 2026.03.04 tomorrow 15:00',
      { what: 'api 2026.03.04', where: '', when: 'Wed 4 Mar 2026 15:00 - 16:00', why: '' },
    ],
  ])('%s', (text, fields) => expect(read(text)).toEqual(fields));
});

test.each([
  [
    'api 4.2, ledger 2.9',
    [
      ['api', '4.2'],
      ['ledger', '2.9'],
    ],
  ],
  [
    'api@4.2 and ledger 2.9',
    [
      ['api', '4.2'],
      ['ledger', '2.9'],
    ],
  ],
])('%s is services with versions', (text, items) =>
  expect(readItems(text)).toEqual({ ok: true, value: items.map(([service, version]) => ({ service, version })) }),
);
test.each(['', 'api', 'api 4.2 production', `api ${'9'.repeat(61)}`])('%j is not', (text) =>
  expect(readItems(text).ok).toBe(false),
);
