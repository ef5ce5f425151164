import { expect, test } from 'vitest';
import { onItsDay } from '../../../../src/domain/release/facts/window-timer.ts';
import type { Release } from '../../../../src/domain/release/release.ts';
import { COMPANY, emptyWorld, given, PLAN } from '../../given.ts';
import { BASE } from '../made.ts';

const PLANNED = '2026-01-01T12:00:00.000Z';
const at = (start: string, zone: string, more: Partial<Release> = {}, company = COMPANY) => {
  const window = { start, end: '2027-01-01T00:00:00.000Z', zone };
  const release = { ...BASE, status: 'planned', plannedAt: PLANNED, ...more, window } as Release;
  return onItsDay(release, { ...emptyWorld(), company }).map(({ dueAt, intent }) => [
    dueAt,
    intent.kind === 'headline-later' && intent.day,
  ]);
};

// The last of each: what `date` says of that wall-clock time in that zone.
test.each([
  ['Europe/Berlin', '2026-03-05T13:00:00.000Z', '2026-03-05T08:00:00.000Z', '2026-03-04T23:00:00.000Z'],
  // The clocks go forward at two that night, and back again.
  ['Europe/Berlin', '2026-03-29T13:00:00.000Z', '2026-03-29T07:00:00.000Z', '2026-03-28T23:00:00.000Z'],
  ['Europe/Berlin', '2026-10-25T13:00:00.000Z', '2026-10-25T08:00:00.000Z', '2026-10-24T22:00:00.000Z'],
  // Midnight does not exist on the day when Havana's clocks go forward: it begins at one.
  ['America/Havana', '2026-03-08T20:00:00.000Z', '2026-03-08T13:00:00.000Z', '2026-03-08T05:00:00.000Z'],
  // 14:00 on the 6th in Apia is the 6th there, though it is the 5th elsewhere.
  ['Pacific/Apia', '2026-03-06T01:00:00.000Z', '2026-03-05T20:00:00.000Z', '2026-03-05T11:00:00.000Z'],
  ['Asia/Kolkata', '2026-03-05T20:00:00.000Z', '2026-03-05T18:30:00.000Z', '2026-03-05T18:30:00.000Z'],
  ['Pacific/Chatham', '2026-03-05T01:00:00.000Z', '2026-03-04T19:15:00.000Z', '2026-03-04T10:15:00.000Z'],
])('in %s, of a window from %s: at %s, where it is from before %s', (zone, start, due, day) => {
  expect(at(start, zone)).toEqual([[due, day]]);
});

test.each([
  ['2026-03-05T10:00:00.000Z', '2026-03-05T08:00:00.000Z'],
  ['2026-03-05T09:59:00.000Z', '2026-03-05T07:59:00.000Z'],
  ['2026-03-05T05:00:00.000Z', '2026-03-05T03:00:00.000Z'],
  // Not on the day before.
  ['2026-03-05T00:30:00.000Z', '2026-03-04T23:00:00.000Z'],
])('two hours before a window that opens early, from %s: at %s', (start, due) => {
  expect(at(start, 'Europe/Berlin')[0]?.[0]).toBe(due);
});

test('when the company begins to work', () => {
  const company = { ...COMPANY, workingHours: { from: '07:30', until: '16:00' } };
  expect(at('2026-03-05T13:00:00.000Z', 'Europe/Berlin', {}, company)[0]?.[0]).toBe('2026-03-05T06:30:00.000Z');
});

test('one that was planned on its day is new enough, from its first moment on', () => {
  const start = '2026-03-05T13:00:00.000Z';
  expect(at(start, 'Europe/Berlin', { plannedAt: '2026-03-04T23:00:00.000Z' })).toEqual([]);
  expect(at(start, 'Europe/Berlin', { plannedAt: '2026-03-04T22:59:59.999Z' })).toHaveLength(1);
});

test('the day is that of its last environment, whose time somebody chose', () => {
  const last = { start: '2026-03-06T13:00:00.000Z', end: '2026-03-06T14:00:00.000Z', zone: 'Europe/Berlin' };
  const ahead = [{ environment: 'production', window: last }];
  expect(at('2026-03-05T13:00:00.000Z', 'Europe/Berlin', { ahead })[0]?.[0]).toBe('2026-03-06T08:00:00.000Z');
});

test('one that is moved waits for its new day', () => {
  const window = { start: '2026-03-05T13:00:00.000Z', end: '2026-03-05T14:00:00.000Z', zone: 'Europe/Berlin' };
  const moved = given().done(PLAN).done({ type: 'MoveRelease', release: 'R-1', window, why: 'w' });
  const later = moved.follows().filter((d) => d.intent.kind === 'headline-later');
  expect(later.map((d) => [d.key, d.mode, d.dueAt])).toEqual([
    ['later/R-1/headline', 'latest', '2026-03-05T08:00:00.000Z'],
  ]);
});
