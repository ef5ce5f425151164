import { describe, expect, test } from 'vitest';
import { renderFor } from '../../../../src/audiences/render.ts';
import type { Audience } from '../../../../src/domain/company/audiences.ts';
import type { Environment } from '../../../../src/domain/company/services.ts';
import { placeAt } from '../../../../src/domain/environment/environment.ts';
import type { Command } from '../../../../src/domain/index.ts';
import type { Due } from '../../../../src/domain/intents/intent.ts';
import type { Release } from '../../../../src/domain/release/release.ts';
import { stateOf } from '../../../../src/domain/release/state.ts';
import { approved, COMPANY, type Given, given, go, PLAN, running } from '../../given.ts';

const services = COMPANY.services.map(({ target: _, ...s }) => s);
const environments: Environment[] = [{ name: 'production', regions: ['eu', 'us'], stageTimeoutMinutes: 30 }];
const audience = (name: string, language: Audience['language']): Audience => ({
  name,
  title: name,
  language,
  channel: name,
  headline: name === 'engineering',
  events: ['planned', 'approved', 'done', 'failed', 'rolled-back'],
  templates: {},
});
const audiences = [
  audience('engineering', 'technical'),
  audience('executives', 'business'),
  audience('support', 'user-facing'),
];
const handmade = { services, environments, audiences };

const record = (how: 'live' | 'rolled-back', why = 'copied the files', release = 'R-1'): Command => ({
  type: 'RecordRelease',
  release,
  how,
  why,
});
const report = (stage: string, status: 'succeeded' | 'failed', deployId = 'R-1-1'): Command => ({
  type: 'ReportStage',
  release: 'R-1',
  deployId,
  stage,
  status,
  n: 1,
  message: 'said',
});
const known = running({ api: { eu: '4.1', us: '4.1' }, ledger: { eu: '2.8', us: '2.8' } });
/** Approved, its window open, and no pipeline anywhere. */
function approvedByHand(): Given {
  const g = given().company(handmade).done(PLAN, { type: 'OpenVote', release: 'R-1' });
  for (const voter of ['UQA', 'USRE1', 'USRE2']) g.by(voter).done(go);
  return g.by('UMANAGER').at(PLAN.window.start);
}
const byHand = () => approvedByHand().put('environment', 'production', known);
const release = (g: Given) => g.world.releases['R-1'] as Release;
const at = (g: Given, service: string, region: string) => placeAt(g.world.environments.production, service, region);
const posts = (due: Due[]) =>
  Object.fromEntries(
    due.flatMap(({ intent }) => {
      const reader = audiences.find((a) => intent.kind === 'post' && a.name === intent.audience);
      return intent.kind === 'post' && reader ? [[reader.name, renderFor(reader, intent.told).text] as const] : [];
    }),
  );

describe('what no pipeline deploys', () => {
  test('is approved until its time comes, then ready, and never blocked by having no pipeline', () => {
    const g = byHand();
    expect(stateOf(release(g), g.world)).toBe('ready');
    g.at('2026-03-03T11:59:59.999Z');
    expect(stateOf(release(g), g.world)).toBe('approved');
    g.at(PLAN.window.end);
    expect(stateOf(release(g), g.world)).toBe('missed');
    byHand().when({ type: 'StartDeploy', release: 'R-1' }).thenRefused('blocked');
  });

  test('is live once somebody says so: its steps, what runs where, each audience, and who', () => {
    const g = byHand();
    g.when(record('live')).thenTypes(
      'ReleaseDoneByHand',
      ...Array.from({ length: 4 }, () => 'VersionWentLive' as const),
      'ReleaseCompleted',
      'DeployEnded',
    );
    g.done(record('live'));
    expect(release(g)).toMatchObject({ status: 'completed', runs: 1 });
    expect(release(g)).toMatchObject({
      rollout: {
        id: 'R-1-1',
        by: 'UMANAGER',
        stages: [
          { name: 'eu', state: 'done', percent: 100 },
          { name: 'us', state: 'done', percent: 100 },
        ],
      },
    });
    expect(at(g, 'api', 'us')).toEqual({
      now: {
        version: '4.2',
        since: '2026-03-03T12:00:00.000Z',
        release: 'R-1',
        byHand: { by: 'UMANAGER', why: 'copied the files' },
      },
      before: [{ version: '4.1' }],
    });
    const told = posts(g.follows(1));
    expect(told.engineering).toContain('Live: api 4.2, ledger 2.9 in production');
    expect(told.engineering).toContain('by <@UMANAGER>');
    expect(told.executives).toContain('brought live by manager');
    expect(told.support).toContain('Done since');
    expect(JSON.stringify(g.follows(1))).toContain('Done by hand: ');
    // Those who speak to customers read that nobody has named the effect: its owner is asked for it.
    expect(g.follows(1).map((d) => d.intent)).toContainEqual(
      expect.objectContaining({ kind: 'tell', user: 'UMANAGER' }),
    );
    g.when(record('live')).thenRefused('over');
  });

  test('was done in time, and is recorded after its window', () => {
    byHand().at('2026-03-03T15:00:00.000Z').done(record('live'));
    // From its first instant on, and not before.
    byHand().at('2026-03-03T11:59:59.999Z').when(record('live')).thenRefused('blocked');
    byHand().at(PLAN.window.start).done(record('live'));
  });

  test('is not live by hand where nobody approved it, in a freeze, without a reason or the right', () => {
    const planned = given().company(handmade).done(PLAN).at(PLAN.window.start);
    planned.when(record('live')).thenRefused('not-approved');
    byHand()
      .done({ type: 'CancelRelease', release: 'R-1', why: 'no' })
      .when(record('live'))
      .thenRefused('not-approved');
    byHand()
      .done({ type: 'EmergencyStop', why: 'fire', scope: { services: [], environments: [] }, minutes: 30 })
      .when(record('live'))
      .thenRefused('blocked');
    byHand().when(record('live', ' \n')).thenRefused('needs-reason');
    byHand().by('UQA').when(record('live')).thenRefused('forbidden');
    byHand()
      .when(record('live', 'x', 'R-9'))
      .thenRefused('unknown-release');
  });

  test('is taken back by hand too: no pipeline is asked, and what ran before runs again', () => {
    const g = byHand().done(record('live'));
    g.when({ type: 'RollBack', release: 'R-1', why: 'errors' }).thenRefused('by-hand');
    g.at('2026-03-03T13:00:00.000Z').done(record('rolled-back', 'errors'));
    expect(release(g)).toMatchObject({ status: 'rolled-back', reason: 'errors' });
    expect(at(g, 'ledger', 'eu').now).toMatchObject({ version: '2.8', undid: 'R-1', byHand: { by: 'UMANAGER' } });
    expect(posts(g.follows(1)).engineering).toContain('are on api 4.1, ledger 2.8 again');
    expect(posts(g.follows(1)).engineering).toContain('by <@UMANAGER>');
    g.when(record('rolled-back')).thenRefused('rolled-back');
  });

  test('what ran before may not be known', () => {
    const g = approvedByHand().done(record('live')).done(record('rolled-back'));
    expect(at(g, 'api', 'eu')).toEqual({ before: [] });
  });

  test('under something newer it is not taken back as a whole', () => {
    const g = byHand().done(record('live'));
    g.done({
      type: 'RecordVersion',
      environment: 'production',
      service: 'api',
      regions: ['eu'],
      version: '9',
      why: 'hotfix',
    });
    g.when(record('rolled-back')).thenRefused('newer-on-top');
  });
});

describe('what a pipeline deploys', () => {
  const deployed = () =>
    approved().put('environment', 'production', known).done({ type: 'StartDeploy', release: 'R-1' });

  test('is not recorded while its pipeline is at work', () => {
    deployed().when(record('live')).thenRefused('running');
    deployed().when(record('rolled-back')).thenRefused('running');
  });

  test('that failed halfway was brought live by hand: what was live stays its pipeline’s', () => {
    const g = deployed().by('gonogo').done(report('eu', 'succeeded'), report('us', 'failed'));
    g.by('UMANAGER').done(record('live'));
    expect(release(g)).toMatchObject({ status: 'completed' });
    expect(at(g, 'api', 'eu').now?.byHand).toBeUndefined();
    expect(at(g, 'api', 'us')).toMatchObject({ now: { version: '4.2', byHand: { by: 'UMANAGER' } } });
    expect(at(g, 'api', 'us').doubt).toBeUndefined();
    // Its pipeline can still take it back.
    g.when({ type: 'RollBack', release: 'R-1', why: 'x' }).thenTypes('RolloutStarted', 'StageStarted');
  });

  test('of which a rollback failed was taken back by hand', () => {
    const g = deployed().by('gonogo').done(report('eu', 'succeeded'), report('us', 'succeeded'));
    g.by('UMANAGER').done({ type: 'RollBack', release: 'R-1', why: 'errors' });
    g.by('gonogo').done(report('us', 'succeeded', 'R-1-2'), report('eu', 'failed', 'R-1-2'));
    g.by('UMANAGER').done(record('rolled-back'));
    expect(release(g)).toMatchObject({ status: 'rolled-back' });
    expect(at(g, 'api', 'eu').now).toMatchObject({ version: '4.1' });
  });
});

describe('who is behind it', () => {
  const audit = (g: Given) => posts(g.follows(1)).engineering;
  test('is whoever began it, when a pipeline reports the end', () => {
    const g = approved().company({ audiences }).put('environment', 'production', known);
    g.done({ type: 'StartDeploy', release: 'R-1' })
      .by('gonogo')
      .done(report('eu', 'succeeded'), report('us', 'succeeded'));
    expect(audit(g)).toContain('by <@UMANAGER>');
    g.by('UMANAGER').done({ type: 'RollBack', release: 'R-1', why: 'errors' });
    g.by('gonogo').done(report('us', 'succeeded', 'R-1-2'), report('eu', 'succeeded', 'R-1-2'));
    expect(audit(g)).toMatch(/Rolled back: .*by <@UMANAGER>/);
  });

  test('is whoever recorded what settled it', () => {
    const g = approved().company({
      audiences,
      roles: COMPANY.roles.map((r) => ({ ...r, actions: [...r.actions, 'record'] })),
    });
    g.put('environment', 'production', known).done({ type: 'StartDeploy', release: 'R-1' });
    g.by('gonogo').done(report('eu', 'succeeded'), report('us', 'failed'));
    const put = (service: string, version: string): Command => ({
      type: 'RecordVersion',
      environment: 'production',
      service,
      regions: ['us'],
      version,
      why: 'by hand',
    });
    g.by('UQA').done(put('api', '4.2'), put('ledger', '2.9'));
    g.by('gonogo').done({ type: 'SettleRelease', release: 'R-1', by: 'UQA' });
    expect(audit(g)).toMatch(/Live: .*by <@UQA>/);
  });
});
