import { describe, expect, test } from 'vitest';
import type { Company } from '../../../src/domain/company/company.ts';
import { takerWords } from '../../../src/domain/page/calls.ts';
import { idAtPager, isBefore, keyAtPager, type PagingStep, type Taker } from '../../../src/domain/page/page.ts';
import { plainOf } from '../../../src/domain/page/plain.ts';
import { nextAsked } from '../../../src/domain/page/whom.ts';
import { at, say, user } from '../../../src/domain/phrase.ts';
import { COMPANY, NOW, PEOPLE } from '../given.ts';
import { spoken } from '../spoken.ts';

const role = (name: string, actions: Company['roles'][number]['actions'], shifts?: []) => ({
  ...{ name, title: name, members: [], actions },
  ...(shifts && { shifts }),
});
const company: Company = {
  ...COMPANY,
  roles: [
    ...COMPANY.roles,
    role('oncall', ['deploy'], []),
    role('nights', ['rollback'], []),
    role('front', ['plan'], []),
    role('hands', ['deploy']),
  ],
  paging: {
    pagers: [
      { name: 'everybody' },
      { name: 'ops', roles: ['oncall', 'nights', 'constructor'] },
      { name: 'heads', roles: ['manager'] },
    ],
  },
};
const onDuty = { oncall: ['UONE', 'UTWO'], nights: ['UTWO', 'USIX'], front: ['UFRONT'], hands: ['UHAND'] };
const people = { ...PEOPLE, onDuty, roles: { ...PEOPLE.roles, oncall: ['UONE'], nights: ['USIX'] } };

test.each<[string, PagingStep | undefined, string[], object, string]>([
  ['the owner first, whom a pager for all reaches', undefined, [], {}, 'owner UOWNER everybody'],
  ['then who is on duty and may deploy or roll back', 'owner', [], {}, 'on-duty UONE,UTWO,USIX everybody,ops'],
  ['of them who was not asked', 'owner', ['UONE', 'USIX'], {}, 'on-duty UTWO everybody'],
  ['an owner who left is not', undefined, [], { deactivated: ['UOWNER'] }, 'on-duty UONE,UTWO,USIX everybody,ops'],
  ['nor a guest', 'owner', ['UONE', 'UTWO'], { guests: ['USIX'] }, 'managers UMANAGER everybody,heads'],
  ['then the release managers', 'on-duty', [], {}, 'managers UMANAGER everybody,heads'],
  ['of whom one is the owner', 'on-duty', ['UMANAGER'], {}, 'nobody'],
  ['nobody after them, whoever owns it by now', 'managers', [], {}, 'nobody'],
  ['nor where nobody is on duty or manages', 'owner', [], { onDuty: {}, roles: {} }, 'nobody'],
  [
    'where no schedule puts anybody on duty, who may roll back',
    'owner',
    [],
    { onDuty: {} },
    'on-duty UMANAGER,USIX everybody,ops,heads',
  ],
  ['of them who was not asked', 'owner', ['USIX'], { onDuty: {} }, 'on-duty UMANAGER everybody,heads'],
])('who is asked: %s', (_, from, before, more, expected) => {
  const next = nextAsked(from, { owner: 'UOWNER' }, before, { company, people: { ...people, ...more } });
  expect(next ? `${next.step} ${next.to} ${next.through}` : 'nobody').toBe(expected);
});

test('without pagers, through none', () =>
  expect(nextAsked(undefined, { owner: 'UOWNER' }, [], { company: COMPANY, people })?.through).toEqual([]));

describe('who has it', () => {
  const taker = (more: Partial<Taker>): Taker => ({ how: 'slack', at: NOW, ...more });
  test.each<[Partial<Taker>, string]>([
    [{ by: 'UDUTY' }, '@UDUTY'],
    [{ by: 'UDUTY', how: 'ops', name: 'Dana' }, '@UDUTY (at ops)'],
    [{ how: 'ops', name: 'Dana' }, 'Dana (at ops)'],
    [{ how: 'ops' }, 'Somebody (at ops)'],
  ])('%j: %s', (who, words) => expect(spoken(takerWords(taker(who)))).toBe(words));

  test.each<[string, Partial<Taker>, Partial<Taker>]>([
    ['the earlier', { at: '2026-03-03T08:59:59.999Z', how: 'z' }, { how: 'a' }],
    ['of two at once, by where it was said', { how: 'ops' }, { how: 'slack' }],
    ['then by who it was', { by: 'UA' }, { by: 'UB' }],
    ['then by how they are called', { name: 'A' }, { name: 'B' }],
    ['one that nobody names', {}, { name: 'A' }],
  ])('said it first: %s', (_, first, second) => {
    const [a, b] = [taker(first), taker(second)];
    expect([isBefore(a, b), isBefore(b, a), isBefore(a, a)]).toEqual([true, false, false]);
  });
});

test.each([
  ['gonogo/T1/R-1/x', 'R-1/x'],
  ['gonogo/T2/R-1/x', undefined],
  ['R-1/gonogo/T1/', undefined],
])('what a pager knows as %s is ours as %s', (key, id) => {
  expect(idAtPager('T1', key)).toBe(id);
  if (id) expect(keyAtPager('T1', id)).toBe(key);
});

test('those who read no Slack read instants in UTC and ids of people', () =>
  expect(plainOf(say`4.2 since ${at(NOW)} (R-1) by ${user('UMANAGER')}`)).toBe(
    '4.2 since 2026-03-03 09:00 UTC (R-1) by UMANAGER',
  ));
