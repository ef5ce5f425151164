import { expect, test } from 'vitest';
import { takeTimesOnTheWay } from '../../src/reading/on-the-way.ts';
import { context } from './given.ts';

const STAGING = (said: string) => [{ environment: 'staging', said }];

test.each([
  [
    'payments 4.2 to staging tomorrow 10:00, then production at 14:00 because x',
    STAGING('tomorrow 10:00'),
    'payments 4.2 to staging then production at 14:00 because x',
  ],
  [
    'payments 4.2 to staging Friday 10:00 - 11:00 then to production Friday 3pm',
    STAGING('Friday 10:00 - 11:00'),
    'payments 4.2 to staging then to production Friday 3pm',
  ],
  [
    'payments 4.2 staging today 20:00-21:00 and production Monday 9:00',
    STAGING('today 20:00-21:00'),
    'payments 4.2 staging and production Monday 9:00',
  ],
  [
    'payments 4.2 to staging tomorrow 10:00, production tomorrow 14:00',
    STAGING('tomorrow 10:00'),
    'payments 4.2 to staging production tomorrow 14:00',
  ],
  [
    'payments 4.2 to staging tomorrow 10:00, then moon Friday',
    STAGING('tomorrow 10:00'),
    'payments 4.2 to staging then moon Friday',
  ],
  // The only time that is said is that of staging; the other is asked for.
  [
    'payments 4.2 to staging tomorrow 10:00, then production',
    STAGING('tomorrow 10:00'),
    'payments 4.2 to staging then production',
  ],
])('“%s”', (text, early, rest) => {
  expect(takeTimesOnTheWay(text, context)).toEqual({ early, rest });
});

test.each([
  'payments 4.2 to staging, then production tomorrow 3pm',
  'payments 4.2 to staging tomorrow 3pm',
  'payments 4.2 to staging tomorrow 3pm and production',
  'payments 6 to staging tomorrow 3pm, search 8 to production Friday 4pm',
  'payments 6 to staging tomorrow 3pm then search 8 to production Friday 4pm',
  'payments to staging 4.2, then production tomorrow 3pm',
  'payments 4.2 tomorrow 3pm because we go to staging tomorrow 10:00, then production on Friday',
  '',
])('“%s” has none', (text) => {
  expect(takeTimesOnTheWay(text, context)).toBeUndefined();
});
