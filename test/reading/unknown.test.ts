import { describe, expect, test } from 'vitest';
import { links } from '../../src/reading/parts/links.ts';
import { whichRelease } from '../../src/reading/parts/release.ts';
import { choices } from '../../src/reading/parts/words.ts';
import { read } from '../../src/reading/read.ts';
import { TAKES as LIST } from '../../src/words/list/filter.ts';
import { context } from './given.ts';

const sentence = (text: string) => ({ text, mentions: [] });

describe('a name of several words with a mistake in it is one name', () => {
  const named = choices(['Sales weekend', 'F-1'], ['F-1', 'F-1'], ['Year end close', 'F-2']);
  const fault = (text: string) => {
    const reading = read({ parts: { named } }, sentence(text), context);
    return reading.ok ? reading.said.named : [reading.fault.why, reading.fault.again?.[0]?.text];
  };
  test.each([
    ['Sales wekend', '“Sales wekend” is. Did you mean Sales weekend?', 'Sales weekend'],
    ['slaes weekend', '“slaes weekend” is. Did you mean Sales weekend?', 'Sales weekend'],
    ['year end clsoe', '“year end clsoe” is. Did you mean Year end close?', 'Year end close'],
    ['sales', '“sales” is. Did you mean Sales weekend?', 'Sales weekend'],
  ])('“%s”', (text, why, again) => {
    const [said, first] = fault(text);
    expect(said).toContain(why);
    expect(first).toBe(again);
  });
  test('the name itself is taken', () => expect(fault('sales weekend')).toEqual(['F-1']));
});

test('a long list of what is known says how many it leaves out', () => {
  const many = choices(...Array.from({ length: 15 }, (_, i) => [`service-${i}`, i] as const));
  const reading = read({ parts: { many } }, sentence('zzz'), context);
  expect(reading.ok ? '' : reading.fault.why).toMatch(/I know service-0, .*service-11 and 3 more\.$/);
});

describe('documents', () => {
  const given = (text: string) => {
    const reading = read({ parts: { release: whichRelease, links } }, sentence(text), context);
    return reading.ok ? reading.said.links.map((l) => `${l.name}=${l.url}`) : reading.fault.why;
  };
  test.each([
    ['R-11 https://wiki.example/a Runbook', ['Runbook=https://wiki.example/a']],
    ['R-11 Runbook https://wiki.example/a', ['Runbook=https://wiki.example/a']],
    ['R-11 rollback plan: https://wiki.example/a', ['rollback plan=https://wiki.example/a']],
    ['https://wiki.example/a rollback plan', ['rollback plan=https://wiki.example/a']],
    [
      'R-11 https://wiki.example/a and Runbook https://wiki.example/b',
      ['=https://wiki.example/a', 'Runbook=https://wiki.example/b'],
    ],
    ['https://wiki.example/a R-11', ['=https://wiki.example/a']],
    ['https://wiki.example/a payments', ['=https://wiki.example/a']],
  ])('“%s”', (text, links) => expect(given(text)).toEqual(links));
});

describe('list', () => {
  const asked = (text: string) => {
    const reading = read(LIST, sentence(text), context);
    if (!reading.ok) return reading.fault.why;
    const { which, changes, states, mine, turn, who, range, frozen, over, when } = reading.said;
    const { id, services, versions, environments } = which;
    const said = {
      id,
      services,
      versions,
      environments,
      changes,
      turn,
      who: who?.id,
      range,
      states: states.flat(),
      mine,
      frozen,
      over,
      when: when.said,
    };
    return Object.fromEntries(Object.entries(said).filter(([, v]) => v && String(v) !== ''));
  };
  const RISK = ['rejected', 'blocked', 'missed', 'held', 'halfway', 'failed', 'rollback-failed'];
  test.each([
    ['', {}],
    ['all', {}],
    ['at risk', { states: RISK }],
    ['mine at risk', { mine: true, states: RISK }],
    ['what is stuck', { states: RISK }],
    ['next week', { when: 'next week' }],
    ['payments this weekend', { services: ['payments'], when: 'this weekend' }],
    ['today', { when: 'today' }],
    ['payments 5.2', { services: ['payments'], versions: ['5.2'] }],
    ['R-12', { id: 'R-12' }],
    ['@sam’s releases this week', { who: 'USAM', when: 'this week' }],
    ['month', { range: 'this month' }],
    ["what's blocked?", { states: ['blocked'] }],
    ['votes waiting for me', { states: ['voting'], turn: true }],
    ['everything for production', { environments: ['production'] }],
    ['last week', { when: 'last week' }],
    ['staging or production please', { environments: ['staging', 'production'] }],
    ['until friday 18:00', { when: 'until friday 18:00' }],
    ['mine', { mine: true }],
    ['my releases', { mine: true }],
    ['failed', { states: ['failed'] }],
    ['window missed', { states: ['missed'] }],
    [
      'running in production',
      { states: ['deploying', 'verifying', 'next-step', 'rolling-back'], environments: ['production'] },
    ],
    ['emergency changes', { changes: ['emergency'] }],
    ['freezes', { frozen: true }],
    ['live', { over: true }],
    ['in two weeks', { when: 'in two weeks' }],
  ])('“%s”', (text, expected) => expect(asked(text)).toEqual(expected));
  test.each([
    ['faild', 'Did you mean failed?'],
    ['at rsk', 'Did you mean at risk?'],
    ['soon', '“soon” names no exact time'],
    ['quickly', "I don't know what “quickly” is."],
  ])('“%s” is refused', (text, why) => expect(asked(text)).toContain(why));
});
