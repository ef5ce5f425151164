import { describe, expect, test } from 'vitest';
import { nextSteps } from '../../src/cards/next-steps.ts';
import { staysLine } from '../../src/cards/stays.ts';
import type { WhatRuns } from '../../src/domain/environment/environment.ts';
import type { Checked } from '../../src/domain/release/clearing/checked.ts';
import { COMPANY, emptyWorld, running } from '../domain/given.ts';
import { rolled, step } from '../domain/release/made.ts';

const doubt = { may: ['2.9', '2.8'], since: '2026-03-03T12:00:00.000Z', release: 'R-1', rollout: 'R-1-1', step: 'eu' };
const partly = rolled('rolled-back', [step('eu', 'done', 'api 4.2<4.1')], {
  left: [step('eu', 'done', 'ledger 2.9<2.8')],
});
const seen = (production: WhatRuns) => {
  const world = { ...emptyWorld(), company: COMPANY, environments: { production } };
  const buttons = nextSteps({ release: partly, state: 'partly-back' } as Checked, world).map((b) => b.text.text);
  return [staysLine(partly, world).text, buttons.includes('Roll back the rest…')];
};
const removed = { since: '2026-03-03T12:00:00.000Z', outside: { source: 'ci', key: '1' } };
const ledger = (place: object): WhatRuns => ({ ...running({}), live: { ledger: { eu: { before: [], ...place } } } });

const ran = (version: string) => ({ version, release: 'R-0', since: '2026-03-03T11:00:00.000Z' });
const share = (percent: number) => ({ ...ran('2.9'), release: 'R-1', percent });

describe('what a rollback left is told as long as it may run there', () => {
  test.each<[string, WhatRuns, [string, boolean]]>([
    ['it runs', running({ ledger: { eu: '2.9' } }), ['Not taken back: ledger 2.9', true]],
    ['nobody has told', running({}), ['Not taken back: ledger 2.9', true]],
    ['nobody knows', ledger({ doubt }), ['Not taken back, and in doubt: ledger 2.9', true]],
    ['a share of it runs', ledger({ now: ran('2.8'), partly: share(25) }), ['Not taken back: ledger 2.9', true]],
    [
      'it stands there without traffic',
      ledger({ now: ran('2.8'), partly: share(0) }),
      ['Not taken back: ledger 2.9', true],
    ],
    ['what is beside it is not known', ledger({ partly: share(25) }), ['Not taken back: ledger 2.9', true]],
    [
      'another runs beside a share of another',
      ledger({ now: ran('2.8'), partly: { ...share(25), version: '3.0' } }),
      ['Not taken back, and replaced since: ledger 2.9', false],
    ],
    ['another runs', running({ ledger: { eu: '3.0' } }), ['Not taken back, and replaced since: ledger 2.9', false]],
    ['it was taken away', ledger({ removed }), ['Not taken back, and replaced since: ledger 2.9', false]],
  ])('%s', (_, production, right) => expect(seen(production)).toEqual(right));
});

test('what was replaced in one of its regions is named with those in which it was, and with those in which it stays', () => {
  const both = rolled('rolled-back', [step('eu', 'done', 'api 4.2<4.1')], {
    left: [step('eu', 'done', 'ledger 2.9<2.8'), step('us', 'done', 'ledger 2.9<2.8', { region: 'us' })],
  });
  const told = (us: object) => {
    const production = {
      ...running({}),
      live: { ledger: { eu: { before: [], now: ran('2.9') }, us: { before: [], ...us } } },
    };
    return staysLine(both, { ...emptyWorld(), company: COMPANY, environments: { production } }).text;
  };
  expect(told({ now: ran('2.9') })).toBe('Not taken back: ledger 2.9');
  expect(told({ now: ran('3.0') })).toBe(
    'Not taken back: ledger 2.9 (eu)\nNot taken back, and replaced since: ledger 2.9 (us)',
  );
  expect(told({ doubt })).toBe('Not taken back: ledger 2.9 (eu)\nNot taken back, and in doubt: ledger 2.9 (us)');
});
