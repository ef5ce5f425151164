import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../../src/domain/deciding/decision.ts';
import type { DelegateVote } from '../../../src/domain/delegation/delegate-vote.ts';
import { actingFor, type Delegation, delegatesOf } from '../../../src/domain/delegation/delegation.ts';
import { delegationRevoked } from '../../../src/domain/delegation/facts/delegation-revoked.ts';
import { following } from '../following.ts';
import { type Given, given, NOW, PEOPLE } from '../given.ts';
import { spoken } from '../spoken.ts';

const until = '2026-03-03T12:00:00.000Z';
const delegate: DelegateVote = { type: 'DelegateVote', to: 'UMATE', from: NOW, until };
const turns = ['turn of @UQA', 'turn of @UMATE'];
const said = (g: Given, command: DelegateVote) => {
  const { decision } = g.when(command);
  if (!isRefusal(decision)) return [];
  return [decision.refused, spoken(decision.why), decision.remedy && spoken(decision.remedy), decision.field];
};

describe('a vote that is handed on', () => {
  test('both hear, and its end is waited for', () => {
    expect(following(given().by('UQA').done(delegate))).toEqual([
      `tell @UMATE: You vote for @UQA in every role, from ${NOW} until ${until}.`,
      'turn of @UQA',
      'turn of @UMATE!',
      `${until}: EndDelegation D-1`,
    ]);
    // What they are to vote on later is not theirs yet.
    const later = { ...delegate, from: '2026-03-03T11:00:00.000Z' };
    expect(following(given().by('UQA').done(later)).slice(1, 3)).toEqual(turns);
    expect(
      following(
        given()
          .by('UQA')
          .done({ ...delegate, role: 'qa' }),
      )[0],
    ).toBe(`tell @UMATE: You vote for @UQA for QA, from ${NOW} until ${until}.`);
  });
  test('taken back, one or all of it, or come to its end, it is over', () => {
    const twice = () =>
      given()
        .by('UQA')
        .done(delegate, { ...delegate, to: 'UOTHER' });
    const over = "You don't vote for @UQA any more.";
    expect(following(twice().done({ type: 'RevokeDelegation', delegation: 'D-1' }))).toEqual([
      `tell @UMATE: ${over}`,
      ...turns,
    ]);
    twice()
      .when({ type: 'RevokeDelegation' })
      .thenFacts(delegationRevoked.of('D-1', { by: 'UQA' }), delegationRevoked.of('D-2', { by: 'UQA' }));
    twice().when({ type: 'RevokeDelegation', delegation: 'D-9' }).thenRefused('no-delegation');
    twice().by('UBOTH').when({ type: 'RevokeDelegation' }).thenRefused('no-delegation');
    const one = twice().done({ type: 'RevokeDelegation', delegation: 'D-1' }).by('gonogo').at(until);
    one.when({ type: 'EndDelegation', delegation: 'D-1' }).thenFacts();
    one.when({ type: 'EndDelegation', delegation: 'D-9' }).thenFacts();
    const ended = given().by('UQA').done(delegate).by('gonogo').at(until);
    expect(following(ended.done({ type: 'EndDelegation', delegation: 'D-1' }))).toEqual(turns);
  });
  test('not to oneself, in a role of others, or for a time that is over or too long', () => {
    const g = given().by('UQA');
    expect(said(g, { ...delegate, to: 'UQA' })).toEqual([
      'self',
      "You can't stand in for yourself.",
      'Name somebody else.',
      'to',
    ]);
    expect(said(g, { ...delegate, role: 'sre' })).toEqual([
      'not-a-voter',
      'You hold no role sre that votes.',
      'Yours: QA.',
      'role',
    ]);
    expect(said(given().by('USTRANGER'), delegate)).toEqual([
      'not-a-voter',
      'You hold no role that votes.',
      'There is nothing to hand on.',
      'role',
    ]);
    expect(said(given().by('UMANAGER'), delegate)[0]).toBe('not-a-voter');
    const past = `It would end (${NOW}) before it begins.`;
    expect(said(g, { ...delegate, until: NOW })).toEqual(['past', past, 'Choose an end to come.', 'until']);
    const over = { ...delegate, from: '2026-03-02T09:00:00.000Z', until: NOW };
    expect(said(g, over)).toEqual(['past', past, 'Choose an end to come.', 'until']);
    expect(said(g, { ...delegate, until: '2026-06-03T09:00:00.001Z' })).toEqual([
      'too-long',
      'That is longer than three months.',
      'For longer, ask whoever keeps manifests/roles.yml.',
      'until',
    ]);
    expect(said(given().by('UBOTH'), { ...delegate, role: 'manager' })[2]).toBe('Yours: QA and SRE.');
  });
});

test('for whom, and by whom: in its time, its role, by full members, once each', () => {
  const one: Delegation = { v: 1, id: 'D-1', by: 'UQA', to: 'UMATE', from: NOW, until };
  const world = (more: Partial<Delegation> = {}, guests: string[] = []) => ({
    delegations: [{ ...one, ...more }],
    people: { ...PEOPLE, guests },
    now: NOW,
  });
  const acting = (...args: Parameters<typeof world>) => actingFor('UMATE', 'qa', world(...args));
  const asked = (...args: Parameters<typeof world>) => delegatesOf('UQA', 'qa', world(...args));
  expect([acting(), asked()]).toEqual([['UQA'], ['UMATE']]);
  expect([acting({ role: 'qa' }), asked({ role: 'qa' })]).toEqual([['UQA'], ['UMATE']]);
  for (const more of [{ role: 'sre' }, { revoked: true as const }, { from: until }, { until: NOW }])
    expect([acting(more), asked(more)]).toEqual([[], []]);
  expect([acting({}, ['UMATE']), asked({}, ['UMATE'])]).toEqual([[], []]);
  expect([acting({ to: 'UOTHER' }), asked({ by: 'UBOTH' })]).toEqual([[], []]);
  // Who does not hold the role hands nothing of it on.
  expect(acting({ by: 'USRE1' })).toEqual([]);
  expect(actingFor('UMATE', 'none', world())).toEqual([]);
  const twice = { ...world(), delegations: [one, { ...one, id: 'D-2' }] };
  expect(delegatesOf('UQA', 'qa', twice)).toEqual(['UMATE']);
});
