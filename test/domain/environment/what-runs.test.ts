import { describe, expect, test } from 'vitest';
import { environments } from '../../../src/domain/environment/document.ts';
import { placeAt, type Ran } from '../../../src/domain/environment/environment.ts';
import { whereabouts } from '../../../src/domain/environment/whereabouts.ts';
import type { Command } from '../../../src/domain/index.ts';
import { stateBy } from '../../../src/domain/release/state.ts';
import { saidOf } from '../../../src/domain/release/status-words.ts';
import { approved, COMPANY, type Given, given, go, PLAN, running } from '../given.ts';
import { api, at, deploy, goingBack, known, live, next, record, releaseOf, report, rollBack, status } from './made.ts';

describe('what earlier versions stored', () => {
  test('is read as versions of which nobody noted since when', () => {
    const before = {
      v: 1,
      name: 'production',
      live: { api: { eu: '4.1' }, constructor: { us: '1' } },
      history: { api: ['failed'] },
    };
    expect(environments.read(before)).toEqual({
      v: environments.form,
      name: 'production',
      live: {
        api: { eu: { now: { version: '4.1' }, before: [] } },
        constructor: { us: { now: { version: '1' }, before: [] } },
      },
      history: { api: ['failed'] },
    });
  });
  test('a name that every object has is a service like others', () => {
    const read = environments.read(JSON.parse('{"v":1,"name":"p","live":{"__proto__":{"eu":"1"}}}'));
    expect(placeAt(read, '__proto__', 'eu').now).toEqual({ version: '1' });
    expect(placeAt(read, 'toString', 'eu')).toEqual({ before: [] });
  });
});

describe('a version that went live', () => {
  const versions = (ran: Ran[]) => ran.map((r) => r.version);
  test('is told with since when, by which release, and the commit it was built from; what was there before is kept', () => {
    const build: Command = { type: 'RegisterBuild', service: 'api', version: '4.2', commit: 'abc1234', commits: [] };
    const g = next(
      given()
        .put('environment', 'production', running({ api: { eu: '4.1', us: '4.1' } }))
        .by('gonogo')
        .done(build),
      api('4.2'),
    );
    g.at('2026-03-03T12:00:00.000Z').done(deploy()).by('gonogo').done(report('succeeded'));
    expect(at(g, 'api', 'eu')).toEqual({
      now: { version: '4.2', commit: 'abc1234', since: '2026-03-03T12:00:00.000Z', release: 'R-1' },
      before: [{ version: '4.1' }],
    });
    expect(at(g, 'api', 'us').now).toEqual({ version: '4.1' });
  });
  test('goes back to what was there, and who had brought that is known again', () => {
    const g = known()
      .done(deploy())
      .by('gonogo')
      .done(...live(1));
    next(g, api('4.3'))
      .done(deploy('R-2'))
      .by('gonogo')
      .done(...live(2));
    expect(versions(at(g, 'api', 'eu').before)).toEqual(['4.2', '4.1']);
    g.by('UMANAGER')
      .done(rollBack({ release: 'R-2' }))
      .by('gonogo')
      .done(report('succeeded', 'us', 1, 'R-2-2'));
    expect(at(g, 'api', 'us')).toMatchObject({
      now: { version: '4.2', release: 'R-1', undid: 'R-2' },
      before: [{ version: '4.1' }],
    });
  });
  test('taken back to what nobody knows, it runs there no more, and nothing is in doubt', () => {
    const g = approved().done(deploy()).by('gonogo').done(report('succeeded'), report('failed', 'us'));
    expect(at(g, 'api', 'eu').now?.version).toBe('4.2');
    expect(at(g, 'api', 'us').doubt?.may).toEqual(['4.2']);
    g.by('UMANAGER').done(rollBack()).by('gonogo');
    g.done(report('succeeded', 'us', 1, 'R-1-2'));
    expect(at(g, 'api', 'us')).toEqual({ before: [] });
    expect(at(g, 'api', 'eu').now?.version).toBe('4.2');
    g.done(report('succeeded', 'eu', 1, 'R-1-2'));
    expect(at(g, 'api', 'eu')).toEqual({ before: [] });
    expect(status(g)).toBe('rolled-back');
  });
  test('twice by the same release is one entry of its past', () => {
    const g = known().done(deploy()).by('gonogo').done(report('succeeded'), report('failed', 'us'));
    g.by('UMANAGER')
      .done(deploy())
      .by('gonogo')
      .done(report('succeeded', 'us', 1, 'R-1-2'));
    expect(versions(at(g, 'api', 'us').before)).toEqual(['4.1']);
  });
});

describe('in doubt', () => {
  const quiet = (n = 0): Command => ({ type: 'StageOverdue', release: 'R-1', deployId: 'R-1-1', stage: 'eu', n });
  const fail = (how: 'refused' | 'unanswered'): Command => ({
    type: 'FailStage',
    release: 'R-1',
    deployId: 'R-1-1',
    stage: 'eu',
    how,
    why: 'x',
  });
  test.each<[string, Command, string[] | undefined]>([
    ['its pipeline said that it failed', report('failed'), ['4.1', '4.2']],
    ['its pipeline was silent', quiet(), ['4.1', '4.2']],
    ['its pipeline never answered', fail('unanswered'), ['4.1', '4.2']],
    ['nobody waits any more', { type: 'StopWaiting', release: 'R-1', why: '' }, ['4.1', '4.2']],
    ['its pipeline refused it: nothing was started', fail('refused'), undefined],
  ])('when %s', (_, command, may) => {
    const g = known().done(deploy());
    g.by(command.type === 'StopWaiting' ? 'UMANAGER' : 'gonogo').done(command);
    expect(at(g, 'api', 'eu').doubt?.may).toEqual(may);
    expect(at(g, 'api', 'eu').now?.version).toBe('4.1');
    expect(at(g, 'api', 'us').doubt).toBeUndefined();
    expect(status(g)).toBe('failed');
  });
  test('what nobody knew before is not named', () => {
    const g = approved().done(deploy()).by('gonogo').done(report('failed'));
    expect(at(g, 'api', 'eu')).toMatchObject({ before: [], doubt: { may: ['4.2'] } });
  });
  test('deployed again, it stays in doubt until a step says how it ended', () => {
    const g = known().done(deploy()).by('gonogo').done(report('failed')).by('UMANAGER').done(deploy());
    expect(at(g, 'api', 'eu').doubt?.since).toBe('2026-03-03T12:00:00.000Z');
    g.by('gonogo').done(report('succeeded', 'eu', 1, 'R-1-2'));
    expect(at(g, 'api', 'eu').doubt).toBeUndefined();
  });
  test('a rollback that fails leaves it in doubt too, region by region', () => {
    const g = goingBack();
    g.done(report('succeeded', 'us', 1, 'R-1-2'), report('failed', 'eu', 1, 'R-1-2'));
    expect(at(g, 'api', 'us').now?.version).toBe('4.1');
    expect(at(g, 'api', 'eu')).toMatchObject({ now: { version: '4.2' }, doubt: { may: ['4.1', '4.2'], step: 'eu' } });
    expect(g.world.releases['R-1']).toMatchObject({ status: 'rolling-back', failed: expect.anything() });
  });
});

describe('a late report', () => {
  const stopped = () => known().done(deploy(), { type: 'StopWaiting', release: 'R-1', why: 'dead' }).by('gonogo');
  test('that it succeeded clears the doubt, and people go on from there', () => {
    const g = stopped().done(report('succeeded'));
    expect(at(g, 'api', 'eu')).toMatchObject({ now: { version: '4.2', release: 'R-1' } });
    expect(at(g, 'api', 'eu').doubt).toBeUndefined();
    expect(g.world.releases['R-1']).toMatchObject({
      status: 'failed',
      reason: 'nobody waits for step eu any more: dead. Later it said that step eu succeeded',
    });
    expect(JSON.stringify(g.follows())).toContain('Late, but done');
    expect(stateBy(releaseOf(g), () => [], g.world.now)).toBe('halfway');
    expect(stateBy(releaseOf(stopped()), () => [], g.world.now)).toBe('failed');
    expect(stateBy(releaseOf(stopped().done(report('failed'))), () => [], g.world.now)).toBe('failed');
    g.by('UMANAGER').done(deploy()).by('gonogo');
    expect(g.world.releases['R-1']).toMatchObject({
      rollout: {
        stages: [
          { name: 'eu', state: 'done' },
          { name: 'us', state: 'running' },
        ],
      },
    });
  });
  test('of the last step makes it live', () => {
    const g = known().done(deploy()).by('gonogo').done(report('succeeded'));
    g.done({ type: 'StageOverdue', release: 'R-1', deployId: 'R-1-1', stage: 'us', n: 0 }, report('succeeded', 'us'));
    expect(status(g)).toBe('completed');
    g.when(report('failed', 'us', 2)).thenFacts();
  });
  test('of a rollback: nothing of it has failed any more, and the rest goes back when somebody says so', () => {
    const overdue = (stage: string): Command => ({
      type: 'StageOverdue',
      release: 'R-1',
      deployId: 'R-1-2',
      stage,
      n: 0,
    });
    const back = () => goingBack();
    const state = (g: ReturnType<typeof known>) => stateBy(releaseOf(g), () => [], g.world.now);
    const g = back().done(overdue('us'));
    expect(state(g)).toBe('rollback-failed');
    expect(state(g.done(report('succeeded', 'us', 1, 'R-1-2')))).toBe('halfway-back');
    expect(saidOf(releaseOf(g))).toBe('is rolled back halfway');
    g.by('UMANAGER').done(rollBack()).by('gonogo');
    expect(state(g)).toBe('rolling-back');
    expect(state(g.done(report('succeeded', 'eu', 1, 'R-1-3')))).toBe('rolled-back');
    const last = back().done(report('succeeded', 'us', 1, 'R-1-2'), overdue('eu'));
    expect(state(last)).toBe('rollback-failed');
    expect(state(last.done(report('succeeded', 'eu', 1, 'R-1-2')))).toBe('rolled-back');
  });
  test('that it failed is told once, and leaves the doubt', () => {
    const g = stopped().done(report('failed'));
    expect(at(g, 'api', 'eu').doubt?.may).toEqual(['4.1', '4.2']);
    g.when(report('succeeded', 'eu', 2)).thenFacts();
  });
  test('of a run that another one followed counts as long as nothing was sent there since', () => {
    const rolled = known().done(deploy()).by('gonogo').done(report('succeeded'), {
      type: 'StageOverdue',
      release: 'R-1',
      deployId: 'R-1-1',
      stage: 'us',
      n: 0,
    });
    rolled
      .by('UMANAGER')
      .done(rollBack())
      .by('gonogo')
      .done(report('succeeded', 'us', 1, 'R-1-2'));
    expect(at(rolled, 'api', 'us')).toMatchObject({ now: { version: '4.1', undid: 'R-1' } });
    rolled.done(report('succeeded', 'us', 5));
    expect(at(rolled, 'api', 'us').doubt?.may).toEqual(['4.1', '4.2']);
    expect(JSON.stringify(rolled.follows())).toContain('Careful');
    rolled.when(report('succeeded', 'us', 6)).thenFacts();
  });
  test('after somebody recorded something else there puts it in doubt again', () => {
    const g = stopped()
      .by('UMANAGER')
      .done(record('4.1', ['eu']), record('2.8', ['eu'], 'ledger'))
      .by('gonogo');
    g.done(report('succeeded'));
    expect(at(g, 'api', 'eu').doubt?.may).toEqual(['4.1', '4.2']);
  });
  test('an older one, or one that says nothing of an end, changes nothing', () => {
    const g = known()
      .done(deploy())
      .by('gonogo')
      .done(report('running', 'eu', 4))
      .by('UMANAGER');
    g.done({ type: 'StopWaiting', release: 'R-1', why: '' }).by('gonogo');
    g.when(report('succeeded', 'eu', 4)).thenFacts();
    g.when(report('running', 'eu', 5)).thenFacts();
  });
});

test('what runs where is told with what is in doubt first, and what is newer', () => {
  const g = known().done(deploy()).by('gonogo').done(report('failed'));
  const rows = whereabouts({ services: [], environments: [], regions: [] }, g.world);
  expect(rows.map((r) => [r.service, r.inDoubt])).toEqual([
    ['ledger', true],
    ['api', true],
    ['shop', false],
  ]);
  expect(JSON.stringify(rows[0]?.newer)).toContain('failed');
  expect(whereabouts({ services: ['api'], environments: [], regions: ['us'] }, g.world)).toMatchObject([
    { service: 'api', places: [{ region: 'us', place: { now: { version: '4.1' } } }] },
  ]);
  expect(whereabouts({ services: [], environments: ['toString'], regions: [] }, g.world)).toEqual([]);
  const test = { name: 'test', regions: ['eu'], target: 'pipeline', stageTimeoutMinutes: 30 };
  const other = known().company({ environments: [...COMPANY.environments, test] });
  const nothing = whereabouts({ services: ['api'], environments: ['test'], regions: [] }, other.world);
  expect(nothing.map((r) => [r.rank, r.newer])).toEqual([[5, []]]);
});

describe('what is newer', () => {
  const newer = (g: Given) =>
    JSON.stringify(whereabouts({ services: ['api'], environments: [], regions: [] }, g.world));
  const planned = () => known().done({ ...PLAN, items: api('5.0') }, { type: 'OpenVote', release: 'R-2' });

  test('is what is planned or voted on there, and no version that was decided against', () => {
    expect(newer(planned())).toContain('5.0');
    const rejected = planned()
      .by('UQA')
      .done({ ...go, release: 'R-2', vote: 'R-2/v1', answer: 'no-go', why: 'no' });
    expect(newer(rejected)).not.toContain('5.0');
    expect(newer(planned().done({ type: 'CancelRelease', release: 'R-2', why: 'no' }))).not.toContain('5.0');
    const back = known().done(deploy(), rollBack());
    expect(newer(back)).not.toMatch(/"4\.2[^"]*(rolling|planned)/);
    back.by('gonogo').done(report('succeeded', 'eu', 9, 'R-1-2'));
    expect(status(back)).toBe('rolled-back');
    expect(newer(back)).not.toContain('4.2');
  });

  test('of a window that has ended it is said that it was missed', () => {
    expect(newer(planned().at(PLAN.window.end))).toContain('window missed');
    expect(newer(planned().at('2026-03-03T12:59:59.999Z'))).toContain('voting');
  });

  test('what runs elsewhere is not, when it was decided against here', () => {
    const test = { name: 'test', regions: ['eu'], target: 'pipeline', stageTimeoutMinutes: 30 };
    const there = {
      ...running({}, 'test'),
      live: { api: { eu: { now: { version: '5.0', since: '2026-03-03T08:00:00.000Z' }, before: [] } } },
    };
    const g = planned()
      .company({ environments: [...COMPANY.environments, test] })
      .put('environment', 'test', there);
    expect(newer(g)).toContain('runs in ');
    g.by('UQA').done({ ...go, release: 'R-2', vote: 'R-2/v1', answer: 'no-go', why: 'no' });
    expect(newer(g)).not.toContain('runs in ');
  });
});
