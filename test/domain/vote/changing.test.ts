import { describe, expect, test } from 'vitest';
import { noGoGiven } from '../../../src/domain/release/facts/no-go-given.ts';
import { noGoLifted } from '../../../src/domain/release/facts/no-go-lifted.ts';
import { releaseApproved } from '../../../src/domain/release/facts/release-approved.ts';
import { releaseRejected } from '../../../src/domain/release/facts/release-rejected.ts';
import { releaseVoteOpened } from '../../../src/domain/release/facts/release-vote-opened.ts';
import { vetoLifted } from '../../../src/domain/vote/facts/veto-lifted.ts';
import { voteClosed } from '../../../src/domain/vote/facts/vote-closed.ts';
import { report } from '../facts/steps.ts';
import { answered, approved, COMPANY, type Given, given, go, PEOPLE, PLAN } from '../given.ts';

const noGo = { ...go, answer: 'no-go', why: 'disk is full' } as const;
const deploy = { type: 'StartDeploy', release: 'R-1' } as const;
const status = (g: Given) => g.world.releases['R-1']?.status;
/** Approved by UQA, USRE1 and USRE2; a day's worth of changes is still ahead. */
const passed = () => approved().at('2026-03-03T11:30:00.000Z');
const begun = () => approved().done(deploy);
const rollout = (g: Given) => {
  const release = g.world.releases['R-1'];
  return release && 'rollout' in release ? release.rollout : undefined;
};

describe('after the vote has passed, until the first step starts', () => {
  test('a changed answer of a role with veto holds the release, and deployers hear', () => {
    const g = passed().by('UQA');
    g.when(noGo).thenFacts(
      answered('UQA', 'qa', { answer: 'no-go', at: '2026-03-03T11:30:00.000Z', text: { why: 'disk is full' } }),
      voteClosed.of('R-1/v1', { outcome: 'no-go', at: '2026-03-03T11:30:00.000Z' }),
      releaseRejected.of('R-1', {
        at: '2026-03-03T11:30:00.000Z',
        role: 'qa',
        by: 'UQA',
        passed: true,
        text: { why: 'disk is full' },
      }),
    );
    g.done(noGo);
    expect(status(g)).toBe('rejected');
    expect(g.follows(3).flatMap((d) => (d.intent.kind === 'note' && d.intent.broadcast ? [d.key] : []))).toHaveLength(
      1,
    );
    g.at('2026-03-03T12:00:00.000Z').by('UMANAGER').when(deploy).thenRefused('blocked');
  });
  test('a newcomer’s veto counts as well as a changed one, and is lifted by who gave it alone', () => {
    const g = passed()
      .by('UBOTH')
      .done({ ...noGo, role: 'qa' });
    expect(status(g)).toBe('rejected');
    g.by('UQA').when(go).thenRefused('closed');
    g.by('UBOTH')
      .when({ ...go, role: 'qa' })
      .thenTypes('BallotCast', 'VetoLifted', 'ReleaseVoteOpened', 'VoteClosed', 'ReleaseApproved');
  });
  test('it needs its reason; a newcomer’s go changes nothing', () => {
    passed()
      .by('UQA')
      .when({ ...noGo, why: ' ' })
      .thenRefused('needs-reason');
    passed()
      .by('UBOTH')
      .when(go)
      .thenFacts(
        answered('UBOTH', 'qa', { at: '2026-03-03T11:30:00.000Z' }),
        answered('UBOTH', 'sre', { at: '2026-03-03T11:30:00.000Z' }),
      );
    passed().by('USTRANGER').when(noGo).thenRefused('not-a-voter');
  });
  test('without veto: what is left of the rule decides whether it is asked again', () => {
    const g = passed().by('USRE1').done(noGo);
    expect(g.facts.slice(-3).map((f) => f.type)).toEqual(['BallotCast', 'GoTakenBack', 'ReleaseVoteOpened']);
    expect(g.world.votes['R-1/v1']).toMatchObject({ status: 'open', closesAt: '2026-03-03T11:45:00.000Z' });
    g.by('UBOTH')
      .when({ ...go, role: 'sre' })
      .thenFacts(
        answered('UBOTH', 'sre', { at: '2026-03-03T11:30:00.000Z' }),
        voteClosed.of('R-1/v1', { outcome: 'go', at: '2026-03-03T11:30:00.000Z' }),
        releaseApproved.of('R-1', { at: '2026-03-03T11:30:00.000Z' }),
      );
    const enough = passed()
      .by('UBOTH')
      .done({ ...go, role: 'sre' });
    enough
      .by('USRE1')
      .when(noGo)
      .thenFacts(
        answered('USRE1', 'sre', { answer: 'no-go', at: '2026-03-03T11:30:00.000Z', text: { why: 'disk is full' } }),
      );
  });
  test('the last moment before the first step, and the first after it', () => {
    const g = approved().by('UQA');
    g.when(noGo).thenFacts(
      answered('UQA', 'qa', { answer: 'no-go', at: '2026-03-03T12:00:00.000Z', text: { why: 'disk is full' } }),
      voteClosed.of('R-1/v1', { outcome: 'no-go', at: '2026-03-03T12:00:00.000Z' }),
      releaseRejected.of('R-1', {
        at: '2026-03-03T12:00:00.000Z',
        role: 'qa',
        by: 'UQA',
        passed: true,
        text: { why: 'disk is full' },
      }),
    );
    g.by('UMANAGER')
      .done(deploy)
      .by('UQA')
      .when(noGo)
      .thenFacts(
        answered('UQA', 'qa', { answer: 'no-go', at: '2026-03-03T12:00:00.000Z', text: { why: 'disk is full' } }),
        noGoGiven.of('R-1', { by: 'UQA', role: 'qa', at: '2026-03-03T12:00:00.000Z', text: { why: 'disk is full' } }),
      );
    g.when({ ...go, answer: 'abstain' }).thenRefused('begun');
  });
  test('not once it was overridden, cancelled, or another vote has taken its place', () => {
    const g = passed().done({ type: 'CancelRelease', release: 'R-1', why: 'x' });
    g.by('UQA').when(noGo).thenRefused('closed');
  });
});

describe('once it has begun', () => {
  test('a veto holds the next step, not the one that runs; lifted, nothing is restarted', () => {
    const g = begun().by('UQA').done(noGo).by('gonogo');
    g.when(report('eu', 'succeeded', 1)).thenTypes(
      'StageSucceeded',
      'VersionWentLive',
      'VersionWentLive',
      'RolloutHeldByNoGo',
    );
    g.done(report('eu', 'succeeded', 1));
    g.by('UMANAGER').when(deploy).thenRefused('blocked');
    g.by('USRE1').when(go).thenRefused('begun');
    g.by('UQA').done(go);
    expect(rollout(g)?.noGos).toBeUndefined();
    expect(rollout(g)?.stages.map((s) => s.state)).toEqual(['done', 'waiting']);
    g.by('UMANAGER').when(deploy).thenTypes('RolloutResumed', 'StageStarted');
  });
  test('two hold it until both have lifted it', () => {
    const g = begun()
      .by('UQA')
      .done(noGo)
      .by('UBOTH')
      .done({ ...noGo, role: 'qa' })
      .by('gonogo');
    g.done(report('eu', 'succeeded', 1))
      .by('UQA')
      .done(go);
    g.by('UMANAGER').when(deploy).thenRefused('blocked');
    g.by('UBOTH').done({ ...go, answer: 'abstain' });
    g.by('UMANAGER').when(deploy).thenTypes('RolloutResumed', 'StageStarted');
  });
  test('a no-go without veto holds nothing', () => begun().by('USRE1').when(noGo).thenRefused('begun'));
  test('after a failure it is not deployed again; an override goes against that, and it is told so', () => {
    const roles = COMPANY.roles.map((r) =>
      r.name === 'manager' ? { ...r, actions: [...r.actions, 'override' as const] } : r,
    );
    const g = begun()
      .company({ roles })
      .by('gonogo')
      .done(report('eu', 'failed', 1))
      .by('UQA')
      .done(noGo);
    g.by('UMANAGER').when(deploy).thenRefused('blocked');
    g.done({ type: 'OverrideChecks', release: 'R-1', why: 'the board decided' });
    expect(status(g)).toBe('failed');
    g.when(deploy).thenTypes('RolloutStarted', 'StageStarted');
  });
  test('one that was overridden can’t be lifted any more: the vote’s message says so too', () => {
    const roles = COMPANY.roles.map((r) =>
      r.name === 'manager' ? { ...r, actions: [...r.actions, 'override' as const] } : r,
    );
    const g = begun()
      .company({ roles })
      .by('UQA')
      .done(noGo)
      .by('gonogo')
      .done(report('eu', 'succeeded', 1));
    g.by('UMANAGER').done({ type: 'OverrideChecks', release: 'R-1', why: 'the board decided' }, deploy);
    expect(g.follows(2).map((d) => d.key)).toContain('edit/R-1/v1');
  });
  test('the last step can’t be held, and after the end a rollback is offered to whoever may', () => {
    const offered = (g: Given) =>
      g
        .follows(2)
        .flatMap((d) => (d.intent.kind === 'tell' && d.intent.offers ? [d.intent.user, d.intent.offers[0]?.verb] : []));
    const last = begun()
      .by('gonogo')
      .done(report('eu', 'succeeded', 1))
      .by('UQA')
      .done(noGo);
    expect(offered(last)).toEqual(['UMANAGER', 'rollback']);
    const over = begun()
      .by('gonogo')
      .done(report('eu', 'succeeded', 1), report('us', 'succeeded', 1));
    expect(status(over)).toBe('completed');
    over.by('UQA').done(noGo);
    expect(offered(over)).toEqual(['UMANAGER', 'rollback']);
    over
      .when(go)
      .thenFacts(
        answered('UQA', 'qa', { at: '2026-03-03T12:00:00.000Z' }),
        noGoLifted.of('R-1', { by: 'UQA', at: '2026-03-03T12:00:00.000Z' }),
      );
    over.by('UMANAGER').done({ type: 'RollBack', release: 'R-1', why: 'no-go' });
    over
      .by('UBOTH')
      .when({ ...noGo, role: 'qa' })
      .thenRefused('closed');
  });
});

describe('nobody who owns it, has owned it, or wrote it clears it', () => {
  const hand = (g: Given, from: string, to: string) =>
    g
      .by(from)
      .done({ type: 'OfferHandOver', release: 'R-1', to, summary: '' })
      .by(to)
      .done({ type: 'AnswerHandOver', release: 'R-1', accept: true });
  const voting = () => given().done(PLAN, { type: 'OpenVote', release: 'R-1' });

  test('the new owner, whenever they said go; the old one too', () => {
    hand(voting(), 'UMANAGER', 'UQA').when(go).thenRefused('author');
    const g = voting().by('UQA').done(go);
    hand(g, 'UMANAGER', 'UQA').by('USRE1').done(go).by('USRE2').done(go);
    expect(status(g)).toBe('voting');
    const back = hand(voting(), 'UMANAGER', 'UQA');
    hand(back, 'UQA', 'UMANAGER').by('UQA').when(go).thenRefused('committer');
    back.when(noGo).thenFacts(
      answered('UQA', 'qa', { answer: 'no-go', text: { why: 'disk is full' } }),
      voteClosed.of('R-1/v1', { outcome: 'no-go', at: '2026-03-03T09:00:00.000Z' }),
      releaseRejected.of('R-1', {
        at: '2026-03-03T09:00:00.000Z',
        role: 'qa',
        by: 'UQA',
        text: { why: 'disk is full' },
      }),
    );
  });
  test('who owned it before the vote opened', () => {
    const g = hand(given().by('UQA').done(PLAN), 'UQA', 'UMANAGER')
      .by('UMANAGER')
      .done({ type: 'OpenVote', release: 'R-1' });
    expect(g.world.votes['R-1/v1']).toMatchObject({ author: 'UMANAGER', owners: ['UQA'] });
    g.by('UQA').when(go).thenRefused('committer');
  });
  test('an approval that rested on the new owner is asked for again; one that did not stands', () => {
    const g = hand(passed(), 'UMANAGER', 'USRE1');
    expect(g.facts.slice(-4).map((f) => f.type)).toEqual([
      'HandOverAccepted',
      'OwnerChanged',
      'VoteContentChanged',
      'ReleaseVoteOpened',
    ]);
    expect(status(hand(passed(), 'UMANAGER', 'UGUEST'))).toBe('approved');
  });
  test.each([
    [
      'a no-go after the vote had passed',
      () =>
        passed()
          .by('UBOTH')
          .done({ ...noGo, role: 'qa' }),
    ],
    [
      'a no-go before',
      () =>
        voting()
          .by('USRE1')
          .done(go)
          .by('USRE2')
          .done(go)
          .by('UBOTH')
          .done({ ...noGo, role: 'qa' }),
    ],
  ])('taken over while it is held by %s, it rests on the new owner no more once that is lifted', (_, held) => {
    const g = hand(held(), 'UMANAGER', 'USRE1');
    expect(status(g)).toBe('rejected');
    g.by('UBOTH').done({ ...go, role: 'qa' });
    expect(status(g)).toBe('voting');
    g.by('USRE1').when(go).thenRefused('author');
    g.by('UBOTH').done({ ...go, role: 'sre' });
    expect(status(g)).toBe('approved');
  });
  test('who has a veto of their own may always lift it, owner or not', () => {
    const g = voting().by('UQA').done(noGo);
    hand(g, 'UMANAGER', 'UQA').when(go).thenRefused('author');
    g.when({ ...go, answer: 'abstain' }).thenFacts(
      answered('UQA', 'qa', { answer: 'abstain' }),
      vetoLifted.of('R-1/v1', {
        by: 'UQA',
        closesAt: '2026-03-03T11:00:00.000Z',
        remindAt: '2026-03-03T10:00:00.000Z',
        at: '2026-03-03T09:00:00.000Z',
      }),
      releaseVoteOpened.of('R-1', { vote: 'R-1/v1', round: 1, closesAt: '2026-03-03T11:00:00.000Z', was: 'rejected' }),
    );
  });
  test('where owners count, an owner who wrote some of it counts too; others who wrote it do not', () => {
    const policies = COMPANY.policies.map((p) => ({ ...p, authorCounts: true }));
    const commits = ['UQA', 'USRE1'].map((by, i) => ({ sha: `abcdef${i}`, title: 't', by }));
    const g = given()
      .company({ policies })
      .people({ roles: { ...PEOPLE.roles, sre: ['USRE1', 'USRE2', 'UBOTH'] } });
    g.done({ type: 'RegisterBuild', service: 'api', version: '4.2', commit: 'abcdef0', commits });
    g.by('UQA').done(PLAN).by('UMANAGER').done({ type: 'OpenVote', release: 'R-1' });
    g.by('USRE1').when(go).thenRefused('committer');
    g.by('UQA').done(go).by('USRE2').done(go);
    g.by('UBOTH')
      .when({ ...go, role: 'sre' })
      .thenFacts(
        answered('UBOTH', 'sre'),
        voteClosed.of('R-1/v1', { outcome: 'go', at: '2026-03-03T09:00:00.000Z' }),
        releaseApproved.of('R-1', { at: '2026-03-03T09:00:00.000Z' }),
      );
  });
});
