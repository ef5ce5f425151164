import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../src/audiences/index.ts';
import { knowsIt } from '../../src/audiences/knows.ts';
import { draftFor, standingFor } from '../../src/audiences/render.ts';
import { AUDIENCE_EVENTS, type Audience, type AudienceEvent } from '../../src/domain/company/audiences.ts';
import { at, type Phrase } from '../../src/domain/phrase.ts';
import { type Outlook, outlookOf } from '../../src/domain/release/outlook.ts';
import type { Release } from '../../src/domain/release/release.ts';
import { STATES } from '../../src/domain/release/state.ts';
import { approved, given, NOW, PLAN } from '../domain/given.ts';

const audience = (language: Audience['language']): Audience => ({
  name: 'a',
  title: 'A',
  language,
  channel: 'c',
  headline: false,
  events: ['update'],
  templates: {},
});
const OUTER = ['business', 'user-facing'] as const;
const TYPED = { happened: 'pod api-7 of <@U0MAYA12> crashed, see <#C0OPS123>', next: 'jonas restarts it' };
const plain = (phrase: Phrase) =>
  phrase.map((p) => (typeof p === 'string' ? p : 'say' in p ? p.say : 'at' in p ? p.at : p.user)).join('');

function drafted(
  language: Audience['language'],
  more: Partial<Outlook> = {},
  typed = TYPED,
  customers = '',
  why = 'faster',
) {
  const { world } = given().done({ ...PLAN, customers, why });
  const release = world.releases['R-1'];
  if (!release) throw new Error('not planned');
  const outlook = { ...outlookOf(release, undefined, world), ...more };
  return plain(draftFor(audience(language), typed, standingFor({ language }, release, outlook, world.now)));
}

test('engineers get what was typed for them; where nothing was, the facts', () => {
  expect(drafted('technical')).toBe(`${TYPED.happened}\nNext: ${TYPED.next}`);
  expect(drafted('technical', {}, { happened: 'It is late', next: ' ' })).toBe('It is late');
  expect(drafted('technical', {}, { happened: '', next: '' })).toContain(
    'Planned: api 4.2, ledger 2.9 → production (R-1)',
  );
});

test('executives are offered status, overview and next step, a line each', () => {
  expect(drafted('business')).toBe(
    `Planned: api, ledger, ${PLAN.window.start}\nFaster\nNext: open the go/no-go vote (manager, by ${PLAN.window.start})`,
  );
});

test('support is offered what changes for customers; what nobody has named is not made up', () => {
  expect(drafted('user-facing', {}, TYPED, 'Refunds are faster')).toBe(
    `Planned, not decided yet: Refunds are faster, ${PLAN.window.start}\n${PLAN.window.start}–${PLAN.window.end}. Customers keep what they have until then\nNext: I'll say here when it is decided`,
  );
  expect(drafted('user-facing')).toContain('What customers notice: not said yet');
});

test.each(STATES)(
  '%s: those outside read its word and a next step, and nothing of what was typed or of whom',
  (state) => {
    const inside: Partial<Outlook> = {
      state,
      saw: [{ user: 'U0MAYA12' }, 'R-7 is deploying'],
      hurdles: ['votes', 'freeze', 'predecessors'],
      hold: { name: 'sale of <@U0MAYA12>', until: PLAN.window.end },
      doer: { role: 'manager', user: 'UMANAGER' },
    };
    for (const language of OUTER) {
      const text = drafted(
        language,
        inside,
        TYPED,
        'better, says @maya',
        'R-7 asked for by <@U0MAYA12> in <#C0OPS123|ops>',
      );
      expect(text.split('\n')[0]).toContain(LANGUAGES[language].word(state));
      expect(text).toMatch(/\nNext: ./);
      expect(text).not.toMatch(/U0MAYA12|UMANAGER|maya|C0OPS123|R-\d|<|pod|jonas|4\.2/);
    }
  },
);

test('after its window, an executive reads that it is overdue, and since when', () => {
  const { world } = approved().at('2026-03-03T13:00:00.000Z');
  const release = world.releases['R-1'];
  if (!release) throw new Error('not planned');
  const standing = standingFor({ language: 'business' }, release, outlookOf(release, undefined, world), world.now);
  expect(plain(standing.next)).toBe('set a new time, or cancel it (manager, overdue since 2026-03-03T13:00:00.000Z)');
});

test.each<[state: (typeof STATES)[number], decided: boolean, words: [business: RegExp, support: RegExp]]>([
  ['ready', false, [/^Planned: api, ledger, /, /^Planned, not decided yet: Refunds/]],
  ['ready', true, [/^Approved: api, ledger, /, /^Decided: Refunds/]],
  [
    'deploying',
    false,
    [/^Planned: api[\s\S]*\nNext: open the go/, /^Planned, not[\s\S]*Customers keep what they have until then/],
  ],
  [
    'next-step',
    true,
    [/^Approved: api[\s\S]*\nNext: goes live /, /^Decided[\s\S]*Customers keep what they have until then/],
  ],
  [
    'failed',
    false,
    [
      /^Planned: api[\s\S]*\nIt has to prove itself first\nNext: clear that away/,
      /^Planned, not[\s\S]*which may change/,
    ],
  ],
  ['halfway', true, [/^Approved: api[\s\S]*\nIt has to prove itself first\n/, /^Decided[\s\S]*which may change/]],
  ['rolling-back', true, [/^Approved: api[\s\S]*\nIt has to prove itself first\n/, /^Decided[\s\S]*which may change/]],
  [
    'rolled-back',
    true,
    [
      /^Not going live: api, ledger\nIt was taken back before that\nNext: nothing goes live unless /,
      /^Not happening: Refunds[\s\S]*keep what they have\n/,
    ],
  ],
  [
    'missed',
    false,
    [/^Late: api, ledger\nWhat comes before it is not done in time; it was to go live /, /^Late: Refunds/],
  ],
])('%s before its last environment (decided: %s) is a plan to those outside', (state, decided, [business, support]) => {
  const more = { state, onItsWay: { decided } };
  expect(drafted('business', more)).toMatch(business);
  expect(drafted('user-facing', more, TYPED, 'Refunds are faster')).toMatch(support);
  expect(drafted('technical', more, { happened: '', next: '' })).not.toMatch(/prove itself|Cancelled/);
});

test('those outside read the time of the last environment, whatever runs before it', () => {
  const { world } = approved().done({ type: 'StartDeploy', release: 'R-1', why: '' });
  const there = world.releases['R-1'];
  if (!there) throw new Error('not planned');
  const { window } = there;
  const begun = {
    ...there,
    ...{ environment: 'staging', window: { ...window, start: PLAN.window.end } },
    ahead: [{ environment: 'production', window }],
  };
  const outlook = { ...outlookOf(there, undefined, world), state: 'deploying' as const, onItsWay: { decided: false } };
  const { starts } = standingFor({ language: 'user-facing' }, begun, outlook, world.now);
  expect(starts).toContainEqual(at(PLAN.window.start));
  expect(standingFor({ language: 'technical' }, begun, outlook, world.now).what).toContain('staging');
});

test('where nobody has said what customers notice, they are not told to notice it at any moment', () => {
  expect(drafted('user-facing', { state: 'deploying' })).toContain(
    `not said yet. Customers get it by ${PLAN.window.end}`,
  );
  expect(drafted('user-facing', { state: 'deploying' }, TYPED, 'Refunds are faster')).toContain('at any moment');
});

const asked = (language: Audience['language'], how: Parameters<typeof draftFor>[3]) => {
  const { world } = given().done({ ...PLAN, customers: 'Refunds are faster' });
  const release = world.releases['R-1'] ?? expect.fail('not planned');
  const standing = standingFor({ language }, release, outlookOf(release, undefined, world), world.now);
  return plain(draftFor(audience(language), TYPED, standing, how));
};
test('where somebody wrote what is next, executives are offered no other step: the line is theirs to end', () => {
  for (const knows of [true, false])
    expect(asked('business', { own: true, knows })).toMatch(/^Planned: api, ledger, .*\nFaster\nNext: $/);
  expect(asked('business', { own: true, forThem: true })).toContain('Next: jonas restarts it');
});
test('what they have read they are not offered once more, and engineers read what was written', () => {
  expect(asked('business', { knows: true })).toBe('');
  expect(asked('user-facing', { knows: true })).toBe('');
  expect(asked('user-facing', { knows: true, own: true })).toBe('');
  // Their next step is that they will hear, which contradicts nobody.
  expect(asked('user-facing', { own: true })).toContain('Refunds are faster');
  expect(asked('technical', { knows: true, own: true })).toContain(TYPED.next);
});

test.each(STATES)('%s: an audience knows where it stands if it was told of that', (state) => {
  const { world } = given().done({ ...PLAN, customers: 'Refunds are faster' });
  const release = world.releases['R-1'] ?? expect.fail('not planned');
  const outlook = { ...outlookOf(release, undefined, world), state };
  const all: Audience = { ...audience('business'), events: [...AUDIENCE_EVENTS] };
  // What is in its way now, and a drill, nobody outside was told of.
  expect(knowsIt(all, release, outlook)).toBe(state !== 'blocked' && state !== 'drilled');
  expect(knowsIt({ ...all, events: ['update'] }, release, outlook)).toBe(false);
  // As long as nobody has said what customers notice, support has read nothing of it.
  const unsaid = { ...release, customers: '' };
  expect(knowsIt({ ...all, language: 'user-facing' }, unsaid, outlook)).toBe(false);
});

describe('they have read it only as it was then', () => {
  const { world } = given().done({ ...PLAN, customers: 'Refunds are faster' });
  const release = world.releases['R-1'] ?? expect.fail('not planned');
  const knowing = (heard: AudienceEvent, status: Release['status'], more: Partial<Outlook>) =>
    knowsIt({ ...audience('business'), events: [heard] }, { ...release, status } as Release, {
      ...outlookOf(release, undefined, world),
      ...more,
    });
  test.each<[string, AudienceEvent, Release['status'], Partial<Outlook>, boolean]>([
    ['one that failed was told as that', 'failed', 'failed', { state: 'halfway' }, true],
    ['and never as held', 'held', 'failed', { state: 'halfway' }, false],
    ['one that is held was', 'held', 'deploying', { state: 'halfway' }, true],
    ['a time that holds', 'approved', 'approved', { state: 'approved' }, true],
    [
      'one that does not hold any more',
      'approved',
      'approved',
      { state: 'approved', delay: { why: ['freeze'] } },
      false,
    ],
    ['or from later on', 'planned', 'voting', { state: 'voting', delay: { why: ['freeze'], until: NOW } }, false],
  ])('%s', (_, heard, status, more, knows) => expect(knowing(heard, status, more)).toBe(knows));
});

test.each(['business', 'user-facing', 'technical'] as const)(
  '%s: what is kept from its time is not told as it was planned',
  (language) => {
    const LATER = '2026-03-03T12:30:00.000Z';
    const line = (delay?: Outlook['delay'], state: Outlook['state'] = 'approved') =>
      drafted(language, { state, ...(delay && { delay }) }, { happened: '', next: '' }, 'Refunds').split('\n')[0];
    for (const state of ['approved', 'blocked', 'voting'] as const) {
      expect(line(undefined, state)).toMatch(new RegExp(`, ${PLAN.window.start}$`));
      expect(line({ why: ['freeze'], until: LATER }, state)).toMatch(new RegExp(`, not before ${LATER}$`));
      expect(line({ why: ['lock'] }, state)).toMatch(new RegExp(`, ${PLAN.window.start}, which may change$`));
    }
  },
);
