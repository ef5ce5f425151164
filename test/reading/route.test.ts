import { expect, test } from 'vitest';
import { environments, route } from '../../src/reading/parts/environments.ts';
import { read } from '../../src/reading/read.ts';
import { context, TAKES } from './given.ts';

const takes = { ...TAKES.plan, parts: { ...TAKES.plan.parts, where: route } };
const way = (text: string) => {
  const reading = read(takes, { text, mentions: [] }, context);
  return reading.ok ? reading.said.where : reading.fault.why;
};

test.each([
  ['payments 4.2 to staging, then production tomorrow 3pm', ['staging', 'production']],
  ['payments 4.2 to staging then to production tomorrow 3pm', ['staging', 'production']],
  ['payments 4.2 staging, pre-production and production tomorrow 3pm', ['staging', 'pre-production', 'production']],
  ['payments 4.2 to staging -> production tomorrow 3pm', ['staging', 'production']],
  ['payments 4.2 to staging → production tomorrow 3pm', ['staging', 'production']],
  ['a release for payments 4.2 to production tomorrow 3pm', ['production']],
  ['deployment of payments 4.2 production tomorrow 3pm', ['production']],
  ['payments 4.2 to production Fri Mar 06 2026 15:00:00 GMT+0100 (Central European Standard Time)', ['production']],
  ['payments 4.2 to production Fri Mar 06 2026 15:00:00 GMT+0100 (on standard time)', ['production']],
  ['payments 4.2 to production Fri 15:00 (Central European Time)', ['production']],
  // Nobody said in which order.
  ['payments 4.2 to production and staging tomorrow 3pm', ['staging', 'production']],
  ['payments 4.2 production, staging tomorrow 3pm', ['staging', 'production']],
  ['payments 4.2 production then staging tomorrow 3pm', ['production', 'staging']],
  ['payments 4.2 to production tomorrow 3pm', ['production']],
  ['payments 4.2 tomorrow 3pm', []],
  ['payments 4.2 to staging, then moon tomorrow 3pm', expect.stringContaining('“moon”')],
  ['payments 4.2 to staging -> moon tomorrow 3pm', expect.stringContaining('“moon”')],
  ['payments 4.2 tomorrow 3pm production because we go to staging, then production later', ['production']],
])('%s', (text, environmentsInOrder) => {
  expect(way(text)).toEqual(environmentsInOrder);
});

test('elsewhere "then" is no environment’s mark', () => {
  const reading = read(
    { ...takes, parts: { ...takes.parts, where: environments } },
    { text: 'payments 4.2 to staging then production tomorrow 3pm', mentions: [] },
    context,
  );
  expect(reading.ok).toBe(false);
});
