import { expect, test } from 'vitest';
import { whoWasAsked } from '../../../src/domain/vote/when-asked.ts';
import { type Given, given, go, PLAN } from '../given.ts';
import { spoken } from '../spoken.ts';

/** The vote closes two days later: nothing is due within two hours. */
const later = { start: '2026-03-05T12:00:00.000Z', end: '2026-03-05T13:00:00.000Z', zone: 'Europe/Berlin' };
const plan = { ...PLAN, window: later };
const people = (zones: Record<string, string>) => ({
  roles: { manager: ['UMANAGER'], qa: ['UQA'], sre: ['USRE1', 'USRE2'] },
  zones,
});
const voting = (zones: Record<string, string>, more: object = {}) =>
  given()
    .people(people(zones))
    .done({ ...plan, ...more }, { type: 'OpenVote', release: 'R-1' });
const said = (g: Given) => {
  const vote = g.world.votes['R-1/v1'] ?? expect.fail('no vote');
  return spoken(whoWasAsked(vote, { ...g.world, delegations: [] }));
};

// 09:00 UTC on a Tuesday: 01:00 in Los Angeles, 20:00 in Auckland+, 14:30 in Kolkata.
test.each<[string, Record<string, string>, object, string]>([
  ['at work', {}, {}, '@UQA, @USRE1 and @USRE2 were asked'],
  [
    'some asleep',
    { UQA: 'America/Los_Angeles' },
    {},
    '@USRE1 and @USRE2 were asked and @UQA is asked 2026-03-03T17:00:00.000Z, after their quiet hours',
  ],
  [
    'asleep at two places',
    { UQA: 'America/Los_Angeles', USRE1: 'Pacific/Auckland' },
    {},
    '@USRE2 was asked, @UQA is asked 2026-03-03T17:00:00.000Z and @USRE1 is asked 2026-03-03T20:00:00.000Z, after their quiet hours',
  ],
  [
    'all of them',
    { UQA: 'America/Los_Angeles', USRE1: 'America/Los_Angeles', USRE2: 'America/Los_Angeles' },
    {},
    '@UQA, @USRE1 and @USRE2 are asked 2026-03-03T17:00:00.000Z, after their quiet hours',
  ],
  ['an emergency', { UQA: 'America/Los_Angeles' }, { change: 'emergency' }, '@UQA, @USRE1 and @USRE2 were asked'],
])('who is told that they were asked, and who will be: %s', (_, zones, more, words) => {
  expect(said(voting(zones, more))).toBe(words);
});

test('whoever has answered is asked no more', () => {
  expect(said(voting({}).by('UQA').done(go))).toBe('@USRE1 and @USRE2 were asked');
});
