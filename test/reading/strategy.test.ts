import { describe, expect, test } from 'vitest';
import * as shelf from '../../src/domain/strategy/index.ts';
import { route } from '../../src/reading/parts/environments.ts';
import { strategyBesideTemplate, strategyThere } from '../../src/reading/parts/strategy.ts';
import { read } from '../../src/reading/read.ts';
import { context, TAKES } from './given.ts';
import { expectFast } from './shapes.ts';

const careful = { name: 'careful', ...shelf.canary.make({ percents: [5, 25, 100] }) };
const slow = { name: 'slow', ...shelf.canary.make({ percents: [1, 5, 100], soakMinutes: 30 }) };
const whole = { name: 'all-at-once', ...shelf.allAtOnce.make({}) };
const here = { ...context, company: { ...context.company, strategies: [careful, slow, whole] } };

const NEW = {
  ...TAKES.plan,
  parts: { ...TAKES.plan.parts, where: route, strategy: strategyBesideTemplate },
};
function plan(text: string) {
  const reading = read(NEW, { text, mentions: [] }, here);
  if (!reading.ok) return reading.fault.why;
  const { items, where, strategy: as } = reading.said;
  return [items.map((i) => `${i.service} ${i.version ?? '?'}`).join(), String(where), as];
}

describe('a strategy in a plan', () => {
  test.each<[string, unknown[]]>([
    ['payments 4.2 to staging, then production as careful in production', ['careful in production']],
    ['payments 4.2 to staging, then production, careful in production', ['careful in production']],
    ['payments 4.2 to staging, then production with careful strategy in production', ['careful in production']],
    ['payments 4.2 to staging, then production canary 5 25 100 in production', ['careful in production']],
    ['payments 4.2 to staging, then production, canary 1 → 5 → 100 % in production', ['slow in production']],
    ['payments 4.2 to staging, then production canary 5/25/100', ['careful']],
    [
      'payments 4.2 to staging, then production as careful in production and all-at-once in staging',
      ['careful in production, all-at-once in staging'],
    ],
    ['payments 4.2 to staging, then production as careful', ['careful']],
  ])('%s', (text, [as]) => expect(plan(text)).toEqual(['payments 4.2', 'staging,production', as]));

  test('steps that two have, who wait for another time, are none of them: nobody said which', () => {
    const patient = { name: 'patient', ...shelf.canary.make({ percents: [5, 25, 100], soakMinutes: 60 }) };
    const company = { ...here.company, strategies: [careful, patient] };
    const reading = read(NEW, { text: 'payments 4.2 canary 5 25 100', mentions: [] }, { ...here, company });
    expect(reading.ok && reading.said.strategy).toBeFalsy();
  });
  test.each(['-', '>', '5', '5.', '/5', '%'])('many of %j in its place are read at once', (sign) =>
    expectFast(sign, 'strategy', plan, ['payments 4.2 canary ']),
  );
  test.each(['canary', 'canary in production', 'wake'])('“%s” behind an hour is no zone', (word) => {
    const reading = read(NEW, { text: `payments 4.2 to production tomorrow 15:00 ${word}`, mentions: [] }, here);
    expect(reading.ok ? 'read' : reading.fault.why).toContain(word.split(' ')[0]);
    expect(Array.isArray(plan('payments 4.2 to production tomorrow 15:00 Canary time'))).toBe(true);
  });
  test('a place that is said nowhere else says where it goes', () => {
    expect(plan('payments 4.2 careful in production')).toEqual(['payments 4.2', 'production', 'careful']);
    expect(plan('payments 4.2 as careful to staging, then production')).toEqual([
      'payments 4.2',
      'staging,production',
      'careful',
    ]);
  });

  test('two for one place, or for all of it, are asked about', () => {
    for (const text of [
      'payments 4.2 as careful and as slow',
      'payments 4.2 to staging, then production as careful in production and as slow in production',
    ])
      expect(plan(text)).toBe('I can take one of the strategies at a time.');
  });

  test('numbers that no strategy has are none of it', () => {
    expect(plan('payments 4.2 canary 7 100')).not.toContain('careful');
    expect(plan('payments 25 100')).not.toContain('careful');
  });

  test('of one that is edited, its place is always said', () => {
    const reading = read(
      { parts: { strategy: strategyThere }, why: 'marked' },
      { text: 'careful in production', mentions: [] },
      here,
    );
    expect(reading.ok ? reading.said.strategy : reading.fault.why).toMatch(/production/);
  });
});
