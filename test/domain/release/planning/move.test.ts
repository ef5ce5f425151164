import { describe, expect, test } from 'vitest';
import { releaseApproved } from '../../../../src/domain/release/facts/release-approved.ts';
import { releaseMoved } from '../../../../src/domain/release/facts/release-moved.ts';
import { voteClosed } from '../../../../src/domain/vote/facts/vote-closed.ts';
import { answered, approved, COMPANY, given, go, PLAN } from '../../given.ts';

const THURSDAY = { start: '2026-03-05T12:00:00.000Z', end: '2026-03-05T13:00:00.000Z', zone: 'Europe/Berlin' };
const move = (more: object = {}) =>
  ({ type: 'MoveRelease', release: 'R-1', window: THURSDAY, why: 'QA needs a day', ...more }) as const;

describe('moving a release', () => {
  test('before any vote it only moves', () => {
    const moved = given().done(PLAN).done(move());
    expect(moved.facts.at(-1)).toMatchObject({
      type: 'ReleaseMoved',
      window: THURSDAY,
      before: PLAN.window,
      by: 'UMANAGER',
    });
    expect(moved.world.releases['R-1']).toMatchObject({ status: 'planned', window: THURSDAY });
  });

  test('several times at one instant it is told of each time, with why', () => {
    const audiences = COMPANY.audiences.map((a) => ({ ...a, events: ['moved' as const] }));
    const later = { ...THURSDAY, end: '2026-03-05T14:00:00.000Z' };
    const g = given().company({ audiences }).done(PLAN);
    const posted = [move(), move({ window: later, why: '' })].map((command) =>
      g
        .done(command)
        .follows(1)
        .flatMap(({ intent, key }) => (intent.kind === 'post' ? [{ key, why: intent.told.because }] : [])),
    );
    expect(posted.map(([one]) => one?.why)).toEqual(['QA needs a day', undefined]);
    expect(posted[0]?.[0]?.key).not.toBe(posted[1]?.[0]?.key);
  });

  test('asks an open vote again: what was voted on has changed', () => {
    const voting = given().done(PLAN, { type: 'OpenVote', release: 'R-1' }).by('UQA').done(go).by('UMANAGER');
    voting.when(move()).thenTypes('ReleaseMoved', 'VoteContentChanged', 'ReleaseVoteOpened');
    const moved = voting.done(move());
    expect(moved.world.votes['R-1/v1']).toMatchObject({ status: 'open', closesAt: '2026-03-05T11:00:00.000Z' });
    // What QA said was of another time.
    moved
      .by('USRE1')
      .done(go)
      .by('USRE2')
      .when(go)
      .thenFacts(answered('USRE2', 'sre', { print: 'c2' }));
    moved
      .done(go)
      .by('UQA')
      .when(go)
      .thenFacts(
        answered('UQA', 'qa', { print: 'c2' }),
        voteClosed.of('R-1/v1', { outcome: 'go', at: '2026-03-03T09:00:00.000Z' }),
        releaseApproved.of('R-1', { at: '2026-03-03T09:00:00.000Z' }),
      );
  });

  test('an approval of the old time does not carry over', () => {
    const moved = approved().at('2026-03-03T11:00:00.000Z').done(move());
    expect(moved.world.releases['R-1']).toMatchObject({ status: 'voting' });
    moved.at('2026-03-05T12:00:00.000Z').when({ type: 'StartDeploy', release: 'R-1' }).thenRefused('blocked');
    // The timer of the old window finds nothing to do.
    moved.when({ type: 'OpenWindow', release: 'R-1' }).thenFacts();
  });

  test('to where it is already changes nothing', () => {
    given()
      .done(PLAN)
      .when(move({ window: PLAN.window }))
      .thenFacts();
  });

  test('takes its owner or the role, a time to come, and no freeze', () => {
    given().done(PLAN).by('UQA').when(move()).thenRefused('forbidden');
    given()
      .by('UQA')
      .done(PLAN)
      .when(move())
      .thenFacts(
        releaseMoved.of('R-1', {
          window: { start: '2026-03-05T12:00:00.000Z', end: '2026-03-05T13:00:00.000Z', zone: 'Europe/Berlin' },
          before: { start: '2026-03-03T12:00:00.000Z', end: '2026-03-03T13:00:00.000Z', zone: 'Europe/Berlin' },
          by: 'UQA',
          at: '2026-03-03T09:00:00.000Z',
          text: { why: 'QA needs a day' },
        }),
      );
    given()
      .done(PLAN)
      .when(move({ release: 'R-2' }))
      .thenRefused('unknown-release');
    given()
      .done(PLAN)
      .when(move({ window: { ...THURSDAY, end: THURSDAY.start } }))
      .thenRefused('ends-before-start');
    given()
      .done(PLAN)
      .when(move({ window: { ...THURSDAY, start: '2026-03-02T12:00:00.000Z', end: '2026-03-02T13:00:00.000Z' } }))
      .thenRefused('past');
    const frozen = given()
      .by('UMANAGER')
      .done({
        type: 'DeclareFreeze',
        name: 'Sale',
        why: 'w',
        scope: { services: [], environments: [] },
        from: '2026-03-05T00:00:00.000Z',
        until: '2026-03-06T00:00:00.000Z',
      });
    frozen.by('UQA').done(PLAN).when(move()).thenRefused('frozen');
  });

  test('not once it runs, nor when it is over', () => {
    approved().done({ type: 'StartDeploy', release: 'R-1' }).when(move()).thenRefused('begun');
    const cancel = { type: 'CancelRelease', release: 'R-1', why: 'x' } as const;
    given().done(PLAN, cancel).when(move()).thenRefused('begun');
    // Nor is the rest of its way moved then.
    const [production] = COMPANY.environments;
    if (!production) expect.fail('the company has an environment');
    given()
      .company({ environments: [{ ...production, name: 'staging' }, production] })
      .done({ ...PLAN, before: ['staging'] }, cancel)
      .when(move())
      .thenRefused('begun');
  });
});
