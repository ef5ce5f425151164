import { describe, expect, test } from 'vitest';
import type { VotedOn, VotePolicy } from '../../../src/domain/company/policies.ts';
import type { Release } from '../../../src/domain/release/release.ts';
import { type Content, contentOf, partsChanged, printOf, textOf } from '../../../src/domain/vote/content.ts';
import { reopenedWords } from '../../../src/domain/vote/reopening/reopened-words.ts';
import { settled, settledAnew } from '../../../src/domain/vote/terms.ts';
import type { Vote } from '../../../src/domain/vote/vote.ts';
import { COMPANY, type Given, given, NOW, PLAN } from '../given.ts';
import { spoken } from '../spoken.ts';
import { api, content, ledger, policy, voteOf, voting, WAY_BACK, window } from './edited.ts';

describe('two contents', () => {
  test('are the same in whatever order they are written', () => {
    const turned: Content = {
      ...content,
      items: content.items.toReversed(),
      after: content.after.toReversed(),
      documents: content.documents?.toReversed() ?? [],
    };
    expect(textOf(turned)).toBe(textOf(content));
    expect(partsChanged(content, turned, 0)).toEqual([]);
    expect(printOf(turned, [textOf(content)])).toBe('c1');
    expect(printOf({ ...content, change: 'emergency' }, [textOf(content)])).toBe('c2');
    expect(printOf(content)).toBe('c1');
  });
  test.each<[VotedOn[], Partial<Content>]>([
    [['services'], { items: [api] }],
    [['services'], { items: [api, ledger, { service: 'shop', version: '1' }] }],
    [['versions'], { items: [{ ...api, version: '4.3' }, ledger] }],
    [['commits'], { items: [{ ...api, commit: 'fedcba9' }, ledger] }],
    [['commits'], { items: [api, { ...ledger, commit: 'fedcba9' }] }],
    // Another version has another commit: that is said once.
    [['versions'], { items: [{ ...api, version: '4.3', commit: 'fedcba9' }, ledger] }],
    [['environment'], { environment: 'staging' }],
    [['environment'], { environment: 'staging', strategy: 'eu by pipeline' }],
    [['change'], { change: 'emergency' }],
    [['order'], { after: ['R-5'] }],
    [['strategy'], { strategy: 'eu → us by hand' }],
    [['documents'], { documents: [{ name: 'Notes', url: 'https://x.test/1' }] }],
    [['documents'], { documents: [] }],
    [['documents'], { documents: [{ name: 'Notes', url: 'https://x.test/9' }, WAY_BACK] }],
    [['documents'], { documents: [{ name: 'Plan', url: 'https://x.test/1' }, WAY_BACK] }],
    [['irreversible'], { irreversible: 'drops the table' }],
    [['environment'], { onward: ['staging'] }],
  ])('differ in %j: %j', (parts, more) => {
    const other = { ...content, ...more };
    expect(partsChanged(content, other, 0)).toEqual(parts);
    expect(textOf(other)).not.toBe(textOf(content));
  });
  test.each([
    ['12:15:00.000', '13:00:00.000', []],
    ['12:15:00.001', '13:00:00.000', ['window']],
    ['11:45:00.000', '13:00:00.000', []],
    ['11:44:59.999', '13:00:00.000', ['window']],
    ['12:00:00.000', '13:15:00.000', []],
    ['12:00:00.000', '13:15:00.001', ['window']],
    ['12:00:00.000', '12:44:59.999', ['window']],
  ])('a window from %s to %s is another one: %j', (start, end, parts) =>
    expect(
      partsChanged(content, { ...content, window: window(`2026-03-03T${start}Z`, `2026-03-03T${end}Z`) }, 15),
    ).toEqual(parts),
  );
  test('of which one is from before the steps were kept do not differ in them', () => {
    const { strategy: _, ...before } = content;
    expect(partsChanged(before, content, 0)).toEqual([]);
    expect(textOf(before)).not.toBe(textOf(content));
    const { documents: __, ...bare } = content;
    expect(partsChanged(bare, content, 0)).toEqual(['documents']);
  });
});

test('what can’t be undone is part of what a vote is about', () => {
  const said = (g: Given) => contentOf(g.world.releases['R-1'] as Release, g.world).irreversible;
  expect(said(given().done(PLAN))).toBeUndefined();
  expect(said(given().done({ ...PLAN, irreversible: 'drops the table' }))).toBe('drops the table');
});

describe('why a vote is asked again', () => {
  const open = voteOf(voting());
  const said = { answer: 'go', at: NOW, why: '', changed: false } as const;
  const answered: Vote = {
    ...open,
    ballots: [
      { by: 'UQA', role: 'qa', ...said },
      { by: 'USRE1', role: 'sre', ...said },
    ],
  };
  const words = (parts: VotedOn[], roles: string[], more: object = {}, vote = answered) =>
    spoken(reopenedWords({ parts, roles, because: 'content', content, ...more }, vote, COMPANY));
  test.each<[VotedOn, string]>([
    ['services', 'it is api 4.2, ledger 2.9 now'],
    ['versions', 'it is api 4.2, ledger 2.9 now'],
    ['commits', 'it is built from api abcdef0 now'],
    ['environment', 'it goes to production now'],
    ['change', 'it is a change of another kind (normal) now'],
    ['window', 'the window moved to 2026-03-03T12:00:00.000Z'],
    ['order', 'what must complete first changed'],
    ['strategy', 'it is deployed as eu → us by pipeline now'],
    ['documents', 'its documents are Notes, Way back now'],
  ])('%s', (part, said) => expect(words([part], [])).toBe(`${said}: every vote stands`));
  test.each([
    [['sre'], 'its documents are Notes, Way back now: SRE is asked again'],
    [[], 'its documents are Notes, Way back now'],
  ])('of %j: what nobody said does not stand', (roles, expected) =>
    expect(words(['documents'], roles, {}, open)).toBe(expected),
  );
  test('whom it concerns, and whose answers stand', () => {
    expect(words(['order', 'documents'], ['qa'])).toBe(
      'what must complete first changed and its documents are Notes, Way back now: QA is asked again, what SRE said stands',
    );
    expect(words(['order'], ['qa', 'sre'])).toBe('what must complete first changed: QA and SRE are asked again');
    expect(words([], ['sre'], { because: 'expired' })).toBe(
      'The answers are too old: SRE is asked again, what QA said stands',
    );
    expect(words([], ['sre'], { because: 'committers' })).toBe(
      'Others wrote it than was known: SRE is asked again, what QA said stands',
    );
    expect(words([], ['sre'], { because: 'owner' })).toBe(
      'Another owns it now: SRE is asked again, what QA said stands',
    );
  });
});

describe('how many of a role', () => {
  const rules: VotePolicy['rules'] = [
    { role: 'qa', need: 2, veto: true },
    { role: 'sre', need: '50%', veto: false },
    { role: 'all', need: 'all', veto: false },
  ];
  const asking = { ...policy, rules } as VotePolicy;
  test('is settled as it opens: a share is rounded up and never nobody', () => {
    const need = (able: number) => settled(asking, () => able).map((r) => r.need);
    expect(need(5)).toEqual([2, 3, 5]);
    expect(need(4)).toEqual([2, 2, 4]);
    expect(need(0)).toEqual([2, 1, 1]);
  });
  test('and anew when its content changes: shares of those who are able then, numbers as they were', () => {
    const before = { ...voteOf(voting()), rules: settled(asking, () => 6) };
    const [qa, sre, all] = before.rules;
    expect(settledAnew(before, asking, () => 2)).toEqual([qa, { ...sre, need: 1 }, { ...all, need: 2 }]);
    const changed = { ...asking, rules: [{ role: 'qa', need: 1, veto: true }] };
    expect(settledAnew(before, changed, () => 2)).toEqual(before.rules);
  });
});
