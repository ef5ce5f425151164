import { expect, test } from 'vitest';
import { type Delegation, delegatesOf } from '../../../src/domain/delegation/delegation.ts';
import { NOW, PEOPLE } from '../given.ts';

const day = 24 * 3_600_000;
const delegation = (id: string, to: string): Delegation => ({
  v: 1,
  id,
  by: 'UQA',
  to,
  from: NOW,
  until: new Date(Date.parse(NOW) + day).toISOString(),
});

test('who was asked twice stands in once', () => {
  const delegations = [delegation('D-1', 'UMANAGER'), delegation('D-2', 'UMANAGER')];
  expect(delegatesOf('UQA', 'qa', { delegations, people: PEOPLE, now: NOW })).toEqual(['UMANAGER']);
});
