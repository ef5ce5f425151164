import { expect, test } from 'vitest';
import { frozenRow } from '../../src/cards/frozen.ts';
import { homeBlocks } from '../../src/cards/home.ts';
import type { RecurringFreeze } from '../../src/domain/company/freezes.ts';
import { frozenSoon } from '../../src/domain/freeze/frozen-soon.ts';
import type { FrozenSpan } from '../../src/domain/freeze/frozen-span.ts';
import { runCommand } from '../../src/words/router.ts';
import { COMPANY, given, NOW } from '../domain/given.ts';
import { openSetting } from '../support/setting.ts';

const scope = { services: ['api'], environments: [] };
const span: FrozenSpan = { name: 'audit', why: 'the bank looks', scope, from: NOW, until: '2026-03-03T12:00:00.000Z' };

test.each<[string, Partial<FrozenSpan>, string]>([
  ['that holds', {}, '*Frozen*: api, everywhere, '],
  ['that only asks for a reason', { soft: true }, '*Softly frozen*: api'],
  ['that is to begin', { from: '2026-03-03T09:00:00.001Z' }, '*To be frozen*: api'],
  ['that is to begin softly', { from: '2026-03-03T10:00:00.000Z', soft: true }, '*To be softly frozen*: api'],
  ['that stops all at once', { id: 'F-1', by: 'USAM', stop: true }, '*Emergency stop*: api'],
])('a freeze %s says so, and what it is about', (_, more, said) => {
  const row = JSON.stringify(frozenRow({ ...span, ...more }, NOW));
  expect(row).toContain(said);
  expect(row.includes('Unfreeze')).toBe(more.id !== undefined);
  expect(row.includes('by <@USAM>')).toBe(more.by !== undefined);
});

/** Every Saturday of Berlin, from midnight to midnight. */
const saturdays: RecurringFreeze = {
  ...{ name: 'Weekend', why: 'nobody is there', zone: 'Europe/Berlin', start: '0 0 * * 6', hours: 24 },
  scope: { services: [], environments: ['production'] },
};
const company = { ...COMPANY, freezes: [saturdays] };

test.each([
  ['a day and a millisecond before', '2026-03-05T22:59:59.999Z', false],
  ['a day before', '2026-03-05T23:00:00.001Z', true],
  ['as it begins', '2026-03-06T23:00:00.000Z', true],
  ['in its last millisecond', '2026-03-07T22:59:59.999Z', true],
  ['as it ends', '2026-03-07T23:00:00.000Z', false],
  ['in the hour that is none, as clocks change', '2026-03-28T01:30:00.000Z', true],
])('what comes again by the manifests shows %s', (_, now, shows) => {
  expect(frozenSoon({ freezes: [], company, now }).map((f) => f.name)).toEqual(shows ? ['Weekend'] : []);
});

test.each([
  ['from a day on, without an end: a month', { from: '2026-03-02T08:00:00.000Z' }, 4],
  ['to a day', { from: '2026-03-02T08:00:00.000Z', until: '2026-03-06T23:00:00.000Z' }, 0],
  ['to a millisecond after that', { from: '2026-03-02T08:00:00.000Z', until: '2026-03-06T23:00:00.001Z' }, 1],
  ['further than a month: a month', { from: '2026-03-02T08:00:00.000Z', until: '2027-03-02T08:00:00.000Z' }, 4],
])('what comes again is looked for %s', (_, stretch, times) => {
  expect(frozenSoon({ freezes: [], company, now: NOW }, stretch)).toHaveLength(times);
});

test('App Home and the list say so while nobody froze anything by hand', async () => {
  const now = '2026-03-07T10:00:00.000Z';
  const { world } = given().company(company).at(now);
  expect(JSON.stringify(homeBlocks('UQA', world))).toContain('*Frozen*: everything in production');
  const setting = await openSetting({ company: () => company, now: () => now });
  const says = async (text: string) =>
    JSON.stringify(await runCommand(text, { setting, person: { id: 'UQA', zone: 'UTC' } }));
  expect(await says('list')).toContain('*Frozen*: everything in production');
  expect(await says('list frozen')).toContain('*1 freeze*');
  expect(await says('list frozen next week')).toContain('*To be frozen*: everything in production');
});

test.each([
  ['list freezes next quarter', 'Nothing is frozen, 1 Apr–1 Jul, as far as 2 May.'],
  ['list next quarter', 'Nothing is frozen, as far as 2 May.'],
  ['list freezes until 30 June 18:00', 'as far as 3 Apr.'],
  ['list freezes from 1 April', 'as far as 2 May.'],
  ['list freezes next month', 'Nothing is frozen, 1 Apr–1 May. What'],
  ['list freezes', 'Nothing is frozen, nor will be within a day.'],
  ['list', 'Nothing is frozen. Plan'],
])('how far what comes again was looked for is said where that is not all that was asked: %s', async (typed, said) => {
  // On the 20th of June alone.
  const yearly = { ...saturdays, start: '0 0 20 6 *' };
  const setting = await openSetting({ company: () => ({ ...COMPANY, freezes: [yearly] }), now: () => NOW });
  const answer = await runCommand(typed, { setting, person: { id: 'UQA', zone: 'UTC' } });
  const text = 'say' in answer ? answer.say.text : '';
  expect(text.replace(/<!date\^(\d+)[^>]*>/g, (_, at) => dayOf(Number(at)))).toContain(said);
});

test('of freezes that are found it is said as well how far they were looked for', async () => {
  const setting = await openSetting({ company: () => company, now: () => NOW });
  const answer = await runCommand('list freezes next quarter', { setting, person: { id: 'UQA', zone: 'UTC' } });
  expect('say' in answer && answer.say.text).toMatch(/^\*\d freezes\*.*, as far as /);
});

const dayOf = (at: number) =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(at * 1000);
