import { describe, expect, test } from 'vitest';
import type { VotePolicy } from '../../../src/domain/company/policies.ts';
import { isRefusal } from '../../../src/domain/deciding/decision.ts';
import { releaseApproved } from '../../../src/domain/release/facts/release-approved.ts';
import { answerRepeated } from '../../../src/domain/vote/facts/answer-repeated.ts';
import { voteClosed } from '../../../src/domain/vote/facts/vote-closed.ts';
import { answered, given, go, PLAN } from '../given.ts';
import { spoken } from '../spoken.ts';
import { asking, conclude, low, noGo, open, R, VOTE, voting } from './voting.ts';

describe('answers that are too old', () => {
  const expire = { type: 'ExpireBallots', ...VOTE } as const;
  test('go; younger ones of the same role stay', () => {
    const g = voting({ ballotsLastHours: 1 }).by('USRE1').done(go).by('UQA').done(go);
    g.at('2026-03-03T09:40:00.000Z')
      .by('USRE2')
      .done(go)
      .at('2026-03-03T09:50:00.000Z')
      .by('UQA')
      .done({ ...go, acted: '2026-03-03T09:50:00.000Z' });
    g.by('gonogo').at('2026-03-03T10:00:00.000Z');
    g.done(expire);
    const vote = g.world.votes['R-1/v1'];
    expect(vote?.ballots.map((b) => `${b.role} ${b.by}`)).toEqual(['qa UQA', 'sre USRE2']);
    g.when(expire).thenFacts();
  });
  test('are asked for again, for the same content and on the same terms', () => {
    const g = voting({ ballotsLastHours: 1 }).by('UQA').done(go).by('gonogo');
    // A build that nobody has compared yet is no part of it.
    g.done({ type: 'RegisterBuild', service: 'api', version: '4.2', commit: 'abcdef0', commits: [] });
    const content = g.world.votes['R-1/v1']?.content;
    const now = '2026-03-03T10:00:00.000Z';
    const closesAt = '2026-03-03T11:00:00.000Z';
    expect(content && g.at(now).when(expire).decision).toMatchObject({
      facts: [
        {
          stream: 'vote/R-1/v1',
          type: 'VoteContentChanged',
          vote: 'R-1/v1',
          content,
          print: 'c1',
          parts: [],
          roles: ['qa'],
          because: 'expired',
          closesAt,
          remindAt: now,
          at: now,
        },
        { type: 'ReleaseVoteOpened', vote: 'R-1/v1', round: 1, closesAt, was: 'voting' },
      ],
    });
    expect(g.done(expire).facts.at(-2)).not.toHaveProperty('rules');
  });
  test('of a release that deploys, or that a no-go holds: nothing', () => {
    const all = () => voting({ ballotsLastHours: 1 }).by('UQA').done(go).by('USRE1').done(go).by('USRE2').done(go);
    const later = '2026-03-03T10:30:00.000Z';
    all().at(later).when(expire).thenTypes('VoteContentChanged', 'ReleaseVoteOpened');
    all().at(later).by('UQA').done(noGo).when(expire).thenFacts();
    const early = { ...PLAN, window: { ...PLAN.window, start: '2026-03-03T09:00:00.000Z' } };
    const begun = given()
      .company(asking({ ballotsLastHours: 1, closesBeforeMinutes: 0 }))
      .done(early, open);
    begun.by('UQA').done(go).by('USRE1').done(go).by('USRE2').done(go).by('UMANAGER');
    begun
      .done({ type: 'StartDeploy', ...R })
      .at(later)
      .when(expire)
      .thenFacts();
  });
});

describe('answers that grow too old once the window has opened', () => {
  const start = { type: 'StartDeploy', ...R } as const;
  const expire = { type: 'ExpireBallots', ...VOTE } as const;
  const window = { ...PLAN.window, start: '2026-03-03T09:30:00.000Z', end: '2026-03-03T18:00:00.000Z' };
  const passed = (more: Partial<VotePolicy> = {}) =>
    given()
      .company(asking({ ballotsLastHours: 1, closesBeforeMinutes: 0, ...more }))
      .done({ ...PLAN, window }, open)
      .by('USRE1')
      .done(go)
      .by('USRE2')
      .done(go)
      .by('UQA')
      .done(go)
      .by('UMANAGER');
  const AGED = '2026-03-03T10:00:00.000Z';

  test('let it begin until the last millisecond, and no longer', () => {
    passed().at('2026-03-03T09:59:59.999Z').when(start).thenTypes('RolloutStarted', 'StageStarted');
    const late = passed().at(AGED);
    const refused = late.when(start);
    refused.thenRefused('too-old');
    expect(refused.decision).toMatchObject({ remedy: [{ say: 'They are being asked again.' }] });
    late.when({ type: 'BeginByItself', ...R }).thenFacts();
  });
  test('are not what keeps it back once its window is over: nobody is asked again then', () => {
    passed().at('2026-03-03T17:59:59.999Z').when(start).thenRefused('too-old');
    const over = passed().at('2026-03-03T18:00:00.000Z').when(start);
    expect(JSON.stringify(over.decision)).toContain('the window ended');
    expect(JSON.stringify(over.decision)).not.toContain('asked again');
  });
  test('are named, and whose they are, but for those of a role that still has enough', () => {
    const g = passed()
      .at('2026-03-03T09:30:00.000Z')
      .by('UBOTH')
      .done({ ...go, role: 'qa' })
      .by('UMANAGER')
      .done(start)
      .by('pipeline');
    g.at(AGED).done({
      type: 'ReportStage',
      ...R,
      deployId: 'R-1-1',
      stage: 'eu',
      n: 1,
      message: 'disk',
      status: 'failed',
    });
    const { decision } = g.by('UMANAGER').when(start);
    if (!isRefusal(decision)) throw new Error('it began');
    expect(spoken(decision.why)).toContain('The go of @USRE1 for SRE');
    expect(spoken(decision.why)).not.toContain('@UQA');
    expect(spoken(decision.remedy ?? [])).toBe(
      'It can be deployed once @USRE1 and @USRE2, or others of the same role, answer go again.',
    );
  });
  test('are asked for again as long as the window is open', () => {
    const g = passed().by('gonogo').at(AGED).done(expire);
    expect(g.world.releases['R-1']).toMatchObject({ status: 'voting', closesAt: window.end });
    g.by('UMANAGER').when(start).thenRefused('blocked');
    for (const voter of ['UQA', 'USRE1', 'USRE2']) g.by(voter).done(go);
    g.by('UMANAGER').when(start).thenTypes('RolloutStarted', 'StageStarted');
  });
  test('are hours that pass, whatever the clocks on the wall do', () => {
    // Berlin leaves out an hour on 29 March: 24 hours after Saturday 14:00 it is Sunday 15:00 there.
    const saturday = '2026-03-28T13:00:00.000Z';
    const sunday = { ...window, start: '2026-03-29T08:00:00.000Z', end: '2026-03-29T18:00:00.000Z' };
    const g = given()
      .company(asking({ ballotsLastHours: 24, closesBeforeMinutes: 0 }))
      .at(saturday)
      .done({ ...PLAN, window: sunday }, open);
    for (const voter of ['UQA', 'USRE1', 'USRE2']) g.by(voter).done(go);
    g.by('UMANAGER').at('2026-03-29T12:59:59.999Z').when(start).thenTypes('RolloutStarted', 'StageStarted');
    g.at('2026-03-29T13:00:00.000Z').when(start).thenRefused('too-old');
  });
  test('neither stop what goes on by itself, nor let somebody go on by hand', () => {
    const failed = passed().at('2026-03-03T09:59:59.999Z').done(start).at(AGED).by('pipeline');
    const step = { type: 'ReportStage', ...R, deployId: 'R-1-1', stage: 'eu', n: 1, message: 'disk' } as const;
    failed
      .when({ ...step, status: 'succeeded' })
      .thenTypes('StageSucceeded', 'VersionWentLive', 'VersionWentLive', 'StageStarted');
    failed.done({ ...step, status: 'failed' }).by('UMANAGER');
    const refused = failed.when(start);
    refused.thenRefused('too-old');
    expect(refused.decision).toMatchObject({ offers: [{ verb: 'ask-them', about: 'R-1/answer' }, { verb: 'show' }] });
    // Somebody else of the role may answer as well as whoever did; those who did say the same again.
    failed
      .by('UBOTH')
      .when({ ...go, role: 'qa' })
      .thenFacts(answered('UBOTH', 'qa', { at: '2026-03-03T10:00:00.000Z' }));
    failed
      .by('UQA')
      .when(go)
      .thenFacts(answerRepeated.of('R-1/v1', { by: 'UQA', role: 'qa', at: '2026-03-03T10:00:00.000Z' }));
    failed.by('UOTHER').when(go).thenRefused('not-a-voter');
    for (const voter of ['UQA', 'USRE1', 'USRE2']) failed.by(voter).done(go);
    failed.by('UQA').when(go).thenRefused('begun');
    failed.by('UMANAGER').when(start).thenTypes('RolloutStarted', 'StageStarted');
  });
  test('are asked for again, too, where the window had ended and is moved so little that what was said stands', () => {
    const short = { ...window, end: '2026-03-03T09:45:00.000Z' };
    const g = given()
      .company(asking({ ballotsLastHours: 1, closesBeforeMinutes: 0, toleranceMinutes: 30 }))
      .done({ ...PLAN, window: short }, open);
    for (const voter of ['UQA', 'USRE1', 'USRE2']) g.by(voter).done(go);
    g.by('gonogo').at(AGED).when(expire).thenFacts();
    const later = { ...short, start: AGED, end: '2026-03-03T10:15:00.000Z' };
    g.by('UMANAGER').done({ type: 'MoveRelease', ...R, window: later, why: 'late' });
    expect(g.follows()).toContainEqual(expect.objectContaining({ key: 'timer/expire/R-1/v1', dueAt: AGED }));
    g.by('gonogo').done(expire);
    expect(g.world.releases['R-1']).toMatchObject({ status: 'voting' });
  });
  test('do not hold what was cleared without them', () => {
    const cleared = low({ ballotsLastHours: 1, closesBeforeMinutes: 0 }).by('UQA').done(go).by('gonogo');
    cleared.at('2026-03-03T09:30:00.000Z').done(conclude).at(PLAN.window.start).by('UMANAGER');
    cleared.when(start).thenTypes('RolloutStarted', 'StageStarted');
  });
  test('decide nothing, however late somebody says that they are old', () => {
    const g = given()
      .company(asking({ ballotsLastHours: 1, closesBeforeMinutes: 0 }))
      .done({ ...PLAN, window }, open)
      .by('USRE1')
      .done(go)
      .by('USRE2')
      .done(go);
    g.at(AGED)
      .by('UQA')
      .when(go)
      .thenFacts(answered('UQA', 'qa', { at: '2026-03-03T10:00:00.000Z' }));
    g.at('2026-03-03T09:59:59.999Z')
      .when(go)
      .thenFacts(
        answered('UQA', 'qa', { at: '2026-03-03T09:59:59.999Z' }),
        voteClosed.of('R-1/v1', { outcome: 'go', at: '2026-03-03T09:59:59.999Z' }),
        releaseApproved.of('R-1', { at: '2026-03-03T09:59:59.999Z' }),
      );
  });
});
