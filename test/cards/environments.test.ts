import { describe, expect, test } from 'vitest';
import { environmentsCard } from '../../src/cards/environments.ts';
import type { RunsThere } from '../../src/domain/environment/environment.ts';
import { say } from '../../src/domain/phrase.ts';

const row = (service: string, place: RunsThere, rank: number) => ({
  service,
  environment: 'production',
  places: [{ region: 'eu', place }],
  newer: [say`4.3 planned`],
  older: [],
  same: [],
  kept: [],
  locks: [],
  drift: [],
  inDoubt: place.doubt !== undefined,
  rank,
});

test('what runs, what is in doubt and what nobody has told are told apart by mark and word', () => {
  const doubt = { may: ['2.4'], since: '2026-03-04T09:28:00.000Z', release: 'R-9', rollout: 'R-9-1', step: 'eu' };
  const rows = [
    row('mail', { before: [], doubt }, 0),
    row('api', { now: { version: '4.2' }, before: [] }, 3),
    row('ledger', { before: [] }, 3),
  ];
  const { text } = environmentsCard(rows, '');
  expect(text).toContain('✕ in doubt *mail*: 2.4 or what ran before');
  expect(text).toContain('● *api*: 4.2');
  expect(text).toContain('○ *ledger*: nobody has told what runs');
});

test('the head says beside the doubts how many are warned of', () => {
  const odd = { ...row('api', { now: { version: '4.2' }, before: [] }, 2), drift: [say`drift in eu`] };
  const head = (...rows: Parameters<typeof environmentsCard>[0]) => environmentsCard(rows, '').text.split('\n')[0];
  expect(head(odd, row('mail', { now: { version: '2' }, before: [] }, 3))).toBe(
    '*What runs where*. Nothing is in doubt, 1 with a warning',
  );
});

test('what goes back is not called newer', () => {
  const back = { ...row('api', { now: { version: '4.2' }, before: [] }, 3), newer: [], older: [say`4.1 planned`] };
  const { text } = environmentsCard([back], '');
  expect(text).toContain('back to: 4.1 planned');
  expect(text).not.toContain('newer');
});

test('nor is what runs there already', () => {
  const there = { ...row('api', { now: { version: '4.2' }, before: [] }, 3), newer: [], same: [say`4.2 verifying`] };
  const { text } = environmentsCard([there], '');
  expect(text).toContain('runs there already: 4.2 verifying');
  expect(text).not.toContain('newer');
});

describe('environments that nobody has told anything of are one part, the last', () => {
  const nothing = (environment: string, service = 'api') => ({ ...row(service, { before: [] }, 5), environment });
  const runs = { ...row('api', { now: { version: '4.2' }, before: [] }, 3), environment: 'live' };
  const lines = (...rows: Parameters<typeof environmentsCard>[0]) =>
    environmentsCard(rows, '').text.split('\n').slice(1);
  test('after what is known', () =>
    expect(
      lines(nothing('dev'), runs, nothing('qa')).filter((l) => l.startsWith('*') || l.startsWith('Nobody')),
    ).toEqual(['*live*', '*dev, qa*', 'Nobody has told what runs of api']));
  test('one alone is one alone', () =>
    expect(lines(nothing('dev'), nothing('qa', 'ledger'))).toEqual([
      '*dev*',
      'Nobody has told what runs of api',
      '*qa*',
      'Nobody has told what runs of ledger',
    ]));
  test('of many it is counted how many more', () =>
    expect(lines(...Array.from({ length: 40 }, (_, i) => nothing(`e${i + 1}`)))[0]).toMatch(
      /^\*e1, e2, .* and 28 more\*$/,
    ));
});
