import { expect, test } from 'vitest';
import { type Measured, measurePicture, measureWords } from '../../src/pictures/measure.ts';
import { pngOf } from '../../src/pictures/png.ts';

const at = (minute: number) => `2026-03-03T13:${String(minute).padStart(2, '0')}:00.000Z`;
const ERRORS: Measured = {
  title: 'errors of checkout-api 4.2 in production, eu',
  unit: '%',
  points: [0.1, 0.12, 0.09, 0.4, 2.4].map((value, i) => ({ at: at(10 + i), value })),
  limit: 1,
  deploys: [{ at: at(9), name: '25 %' }],
};
const svg = (more: Partial<Measured> = {}) =>
  measurePicture({ ...ERRORS, ...more }, 'Europe/Berlin') ?? expect.fail('nothing is drawn');

test('a measure is drawn with its limit, its steps and what exceeds the limit', async () => {
  const drawn = svg();
  expect(drawn).toContain('errors of checkout-api 4.2');
  expect(drawn).toContain('allowed 1 %');
  expect(drawn).toContain('25 %, 14:09');
  expect(drawn).toContain('Times in Europe/Berlin');
  expect(drawn.match(/<circle [^>]*r="5"/g)).toHaveLength(4);
  expect(drawn.match(/width="12" height="12" fill="#a8001c"/g)).toHaveLength(1);
  expect(drawn).not.toMatch(/NaN|Infinity/);
  expect((await pngOf(drawn)).subarray(1, 4).toString()).toBe('PNG');
});

test('and told in words', () => {
  expect(measureWords(ERRORS, 'Europe/Berlin')).toBe(
    'errors of checkout-api 4.2 in production, eu: 0.1 % at 14:10, 2.4 % at 14:14; highest 2.4 % at 14:14; allowed 1 %, exceeded 1 of 5 times; 25 % at 14:09 (Europe/Berlin)',
  );
  expect(measureWords({ ...ERRORS, points: [] }, 'UTC')).toBe(
    'errors of checkout-api 4.2 in production, eu: nothing was measured',
  );
});

test.each<[string, Partial<Measured>]>([
  ['one point', { points: [{ at: at(10), value: 3 }] }],
  ['nothing but zeros', { points: [10, 11].map((m) => ({ at: at(m), value: 0 })) }],
  ['negative numbers', { points: [-5, -4].map((value, i) => ({ at: at(i), value })) }],
  ['no limit and no step', { limit: undefined, deploys: [] }],
  ['what is no number among others', { points: [...ERRORS.points, { at: at(15), value: Number.NaN }] }],
  ['names that are markup', { title: '<b>&"', deploys: [{ at: at(9), name: '<script>' }] }],
])('%s is drawn', async (_, more) => {
  const drawn = svg(more);
  expect(drawn).not.toMatch(/NaN|Infinity|<script|<b>/);
  expect((await pngOf(drawn)).length).toBeGreaterThan(100);
});

test('nothing measured is no picture', () => {
  expect(measurePicture({ ...ERRORS, points: [] }, 'UTC')).toBeUndefined();
  expect(measurePicture({ ...ERRORS, points: [{ at: at(1), value: Number.NaN }] }, 'UTC')).toBeUndefined();
});
