import { expect, test } from 'vitest';
import { timeSetting } from '../../src/reading/times.ts';
import { readEarly, whenAfter, writeLegs } from '../../src/words/new/early.ts';
import { readWindow } from '../../src/words/when.ts';
import { COMPANY } from '../domain/given.ts';

const setting = timeSetting({ company: COMPANY, zone: 'Europe/Berlin', now: '2026-03-03T09:00:00.000Z' });
const before = ['dev', 'dev-two', 'staging'];
const read = (text: string, names = before) => {
  const legs = readEarly(text, names, setting);
  return legs.ok ? legs.value.map(({ environment, window }) => [environment, window.start, window.end]) : legs.why;
};
const TEN = ['2026-03-04T09:00:00.000Z', '2026-03-04T10:00:00.000Z'];

test.each([
  ['', []],
  ['dev tomorrow 10:00', [['dev', ...TEN]]],
  ['Dev-Two: tomorrow 10:00 - 11:00', [['dev-two', ...TEN]]],
  [
    'dev tomorrow 10:00;\n\nstaging tomorrow 10:00 ;',
    [
      ['dev', ...TEN],
      ['staging', ...TEN],
    ],
  ],
  ['tomorrow 10:00', expect.stringContaining('names none of dev, dev-two, staging')],
  ['devil tomorrow 10:00', expect.stringContaining('names none of')],
  ['dev', expect.stringMatching(/^dev: /)],
  ['dev at 25:99', expect.stringMatching(/^dev: /)],
])('“%s”', (text, legs) => expect(read(text)).toEqual(legs));

test('of the only one the name may be left out; where there is none, nothing is taken', () => {
  expect(read('tomorrow 10:00', ['staging'])).toEqual([['staging', ...TEN]]);
  expect(read('tomorrow 10:00', [])).toBe('It goes to one environment only: its time stands under When.');
});

test('written out it reads the same', () => {
  const legs = readEarly('dev tomorrow 10:00; staging Friday 9am for 2h', before, setting);
  if (!legs.ok) throw new Error(legs.why);
  expect(readEarly(writeLegs(legs.value, setting.zone), before, setting)).toEqual(legs);
});

test.each([
  ['14:00', '2026-03-04T13:00:00.000Z'],
  ['at 2pm', '2026-03-04T13:00:00.000Z'],
  ['9:00', '2026-03-05T08:00:00.000Z'],
  ['tomorrow 14:00', '2026-03-04T13:00:00.000Z'],
  ['Friday 14:00', '2026-03-06T13:00:00.000Z'],
])('after “tomorrow 10:00”, “%s” is the first such time after it', (said, start) => {
  const early = readEarly('dev tomorrow 10:00', before, setting);
  if (!early.ok) throw new Error(early.why);
  const when = readWindow(said, whenAfter(said, early.value, setting));
  expect(when.ok && when.value.start).toBe(start);
});
