import { describe, expect, test } from 'vitest';
import { measuresPage, resultPages } from '../../src/cards/pages.ts';
import { newWatch } from '../../src/domain/health/watch.ts';
import { say } from '../../src/domain/phrase.ts';
import { alertsRule } from '../domain/health/rules.ts';
import { healthPlan } from '../domain/health/watching.ts';

const SUBJECT = {
  release: 'R-1',
  rollout: 'R-1-1',
  stage: 'eu 5 %',
  service: 'api',
  version: '4.2 &>',
  previous: null,
  environment: 'production',
  region: 'eu',
  since: '2026-03-03T09:00:00.000Z',
  rolloutSince: '2026-03-03T09:00:00.000Z',
};
const proof = (what: string, url?: string) => ({
  what,
  said: 'failed',
  source: 'github',
  at: '2026-03-03T09:00:00.000Z',
  ...(url !== undefined && { url }),
});

describe('what closes a check can be opened', () => {
  test.each([
    ['the result that it names', [proof('unit', 'https://ci.example/7')], ' (open <https://ci.example/7|unit>)'],
    ['not one that it does not name', [proof('lint', 'https://ci.example/8')], ''],
    ['one without a page', [proof('unit')], ''],
    ['nor an address that is none of the web', [proof('unit', 'javascript:alert(1)')], ''],
    [
      'a name with marks stays text',
      [proof('<!here>|x', 'https://ci.example/9|b')],
      ' (open <https://ci.example/9%7Cb|&lt;!here&gt;¦x>)',
    ],
  ])('%s', (_, proofs, expected) => {
    const saw = say`api 4.2: unit failed, ${'<!here>|x'} failed`;
    expect(resultPages({ saw, proofs }).text).toBe(expected);
  });
  test('three of many', () => {
    const names = ['a1', 'b1', 'c1', 'd1'];
    const proofs = names.map((n) => proof(n, `https://ci.example/${n}`));
    expect(resultPages({ saw: say`${names.join(', ')} failed`, proofs }).text.split('https').length - 1).toBe(3);
  });
});

describe('where people look at what is measured', () => {
  const page = (text?: string) =>
    measuresPage(
      newWatch(SUBJECT, healthPlan([alertsRule], text === undefined ? {} : { page: text }), 0, SUBJECT.since),
    ).text;
  test('has what is watched filled in, as an address takes it', () => {
    expect(page('https://g.example/d?s={{service}}&v={{version}}&r={{region}}')).toBe(
      ' · <https://g.example/d?s=api&amp;v=4.2%20%26%3E&amp;r=eu|its measures>',
    );
  });
  test('is not said where nobody named it', () => {
    expect(page()).toBe('');
  });
});
