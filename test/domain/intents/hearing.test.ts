import { expect, test } from 'vitest';
import { AUDIENCE_EVENTS, type Audience, type AudienceEvent } from '../../../src/domain/company/audiences.ts';
import { hearing } from '../../../src/domain/intents/audiences-for.ts';
import type { Begun, Release } from '../../../src/domain/release/release.ts';
import { given, PLAN } from '../given.ts';

const planned = given().done(PLAN).world.releases['R-1'];
if (!planned) throw new Error('not planned');
const release = (more: Partial<Release>): Release => Object.assign({}, planned, { customers: 'faster' }, more);
const audience = (more: Partial<Audience>): Audience => ({
  ...{ name: 'a', title: 'A', language: 'technical', channel: 'a', headline: false, events: [], templates: {} },
  ...more,
});
/** Of all that can happen, what an audience hears. */
const heardBy = (more: Partial<Audience>, of: Release | undefined): AudienceEvent[] =>
  AUDIENCE_EVENTS.filter((event) => hearing([audience(more)], event, of).length === 1);
const but = (...left: AudienceEvent[]) => AUDIENCE_EVENTS.filter((event) => !left.includes(event));

const ALL = { events: [...AUDIENCE_EVENTS] };
const [BUSINESS, USERS] = [
  { ...ALL, language: 'business' as const },
  { ...ALL, language: 'user-facing' as const },
];
const ON_THE_WAY = ['deploying', 'held', 'resumed', 'failed', 'rolling-back', 'rollback-failed', 'incident'] as const;
const UNSAID = release({ customers: ' ' });
const [LAST, IN_PRODUCTION] = [
  { environment: 'production', window: planned.window },
  { environment: 'production', at: planned.window.start },
];
const PASSED = { ...LAST, environment: 'staging', at: planned.window.start };
const STAGING = [{ ...IN_PRODUCTION, environment: 'staging' }];
const ran = (begun: Begun[], more: Partial<Release>): Release => {
  const { environment = 'production' } = more.ahead ? (begun.at(-1) ?? {}) : {};
  return Object.assign({}, UNSAID, { runs: begun.length, begun, environment }, more);
};
const FROZEN = ['frozen', 'thawed', 'incident', 'update'] as const;

test.each<[what: string, hears: Partial<Audience>, of: Release | undefined, events: readonly AudienceEvent[]]>([
  ['everything', ALL, undefined, AUDIENCE_EVENTS],
  ['nothing', {}, undefined, []],
  [
    'what becomes of a plan that it heard of',
    { events: ['planned'] },
    undefined,
    but('approved', 'deploying', ...FROZEN.filter((e) => e !== 'incident')),
  ],
  [
    'how what was done went on',
    { events: ['done'] },
    undefined,
    ['rolling-back', 'rollback-failed', 'rolled-back', 'replaced', 'done', 'incident'],
  ],
  ['the end of a freeze', { events: ['frozen'] }, undefined, ['frozen', 'thawed']],
  ['nothing more', { events: ['update', 'rolled-back'] }, undefined, ['rolled-back', 'update']],
  [
    'what its headline does not show',
    { ...ALL, headline: true },
    undefined,
    but('planned', 'changed', 'reopened', 'incident'),
  ],
  [
    'with the headline, what becomes of a plan',
    { headline: true },
    undefined,
    [
      'moved',
      'rejected',
      'missed',
      'held',
      'resumed',
      'failed',
      'rolling-back',
      'rollback-failed',
      'rolled-back',
      'replaced',
      'done',
      'cancelled',
    ],
  ],
  ['on its way, all that concerns those who build it', ALL, release({ ahead: [] }), AUDIENCE_EVENTS],
  ['on its way, not how it goes', BUSINESS, release({ ahead: [] }), but(...ON_THE_WAY)],
  ['in the last environment, how it goes', BUSINESS, release({}), AUDIENCE_EVENTS],
  ['nothing of a drill', BUSINESS, release({ drill: {} }), []],
  ['what customers notice', USERS, release({}), AUDIENCE_EVENTS],
  ['an update alone, as long as nobody said what they will notice', USERS, UNSAID, ['update']],
  ['how it goes, once it has run', USERS, { ...UNSAID, runs: 1 }, AUDIENCE_EVENTS],
  ['nothing of what ran before the last environment', USERS, ran(STAGING, { ahead: [LAST] }), ['update']],
  ['nothing of it in the last one before it runs there', USERS, ran(STAGING, { passed: [PASSED] }), ['update']],
  ['how it goes in the last one', USERS, ran([...STAGING, IN_PRODUCTION], { passed: [PASSED] }), AUDIENCE_EVENTS],
  ['the same of one whose beginnings nobody kept', USERS, { ...UNSAID, runs: 1, passed: [PASSED] }, ['update']],
  ['in other words than theirs, all the same', BUSINESS, UNSAID, AUDIENCE_EVENTS],
  ['what goes where it listens', { ...USERS, environments: ['production'] }, release({}), AUDIENCE_EVENTS],
  ['nothing of what goes elsewhere', { ...ALL, environments: ['staging'] }, release({}), []],
  [
    'of what comes there in the end, the plan',
    { ...BUSINESS, environments: ['production'] },
    release({ environment: 'staging', ahead: [LAST] }),
    but(...ON_THE_WAY),
  ],
  ['of what was there first', { ...ALL, environments: ['staging'] }, release({ passed: [PASSED] }), AUDIENCE_EVENTS],
])('an audience hears %s', (_, hears, of, events) => expect(heardBy(hears, of)).toEqual(events));

test('of several audiences those that it is for', () => {
  const [one, other] = [audience({ name: 'one', events: ['done'] }), audience({ name: 'other', events: ['update'] })];
  expect(hearing([one, other], 'done', undefined)).toEqual([one]);
});
