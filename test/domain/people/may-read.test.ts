import { describe, expect, test } from 'vitest';
import type { Role } from '../../../src/domain/company/roles.ts';
import { fromElsewhere, mayRead, unreadable } from '../../../src/domain/people/may-read.ts';
import { COMPANY, emptyWorld } from '../given.ts';

const PEOPLE = {
  roles: { partner: ['UPARTNER'], qa: ['UQA'], left: ['UGONE'] },
  members: new Set(['UQA', 'UPLAIN']),
  guests: ['UGUEST', 'UPARTNER'],
  deactivated: ['UGONE'],
};
const role = (name: string, more: Partial<Role> = {}): Role => ({
  name,
  title: name,
  members: [],
  actions: [],
  ...more,
});
const world = (...more: Role[]) => ({
  ...emptyWorld(),
  people: PEOPLE,
  company: { ...COMPANY, roles: [...COMPANY.roles, ...more] },
});
const readers = (...more: Role[]) =>
  ['UQA', 'UPLAIN', 'UGUEST', 'UPARTNER', 'UGONE', 'USTRANGER', 'constructor', '__proto__', ''].filter((id) =>
    mayRead(world(...more), id),
  );

describe('who may read', () => {
  test('all full members and nobody else, whatever roles say that is not about guests', () => {
    expect(readers()).toEqual(['UQA', 'UPLAIN']);
    expect(readers(role('partner', { actions: ['read'] }), role('left', { guests: true }))).toEqual(['UQA', 'UPLAIN']);
  });
  test('a guest whose role says so: to read only, or to do something', () => {
    expect(readers(role('partner', { guests: true, actions: ['read'] }))).toEqual(['UQA', 'UPLAIN', 'UPARTNER']);
    expect(readers(role('partner', { guests: true }))).toEqual(['UQA', 'UPLAIN', 'UPARTNER']);
  });
  test('all guests where everyone says so, and still nobody who left or is not known', () => {
    expect(readers(role('everyone', { guests: true, actions: ['read'] }))).toEqual([
      'UQA',
      'UPLAIN',
      'UGUEST',
      'UPARTNER',
    ]);
  });
  test('before anybody is known, nobody', () => {
    expect(mayRead({ company: COMPANY, people: { roles: {}, deactivated: [], members: new Set() } }, 'UQA')).toBe(
      false,
    );
  });
});

test('a refusal says what is the matter with whom, and whom to ask; Gonogo itself reads all', () => {
  const why = (id: string) => JSON.stringify(unreadable({ ...world(), actor: { id } }));
  expect(why('UGUEST')).toMatch(/guest here, or of another organisation.*Ask a full member/);
  expect(why('UGONE')).toMatch(/deactivated/);
  expect(why('USTRANGER')).toMatch(/Nobody of this workspace is known/);
  expect(unreadable({ ...world(), actor: { id: 'UQA' } })).toBeUndefined();
  expect(unreadable({ ...world(), actor: { id: 'gonogo', system: true } })).toBeUndefined();
});

test('who asks from another workspace is told which is the right one, if they are one of ours', () => {
  expect(JSON.stringify(fromElsewhere(PEOPLE, 'UQA'))).toContain('another workspace');
  expect(JSON.stringify(fromElsewhere(PEOPLE, 'USTRANGER'))).toMatch(/another organisation.*Ask a full member/);
});
