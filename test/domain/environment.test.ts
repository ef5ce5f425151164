import { describe, expect, test } from 'vitest';
import { environments } from '../../src/domain/environment/document.ts';
import { placeAt, type Ran } from '../../src/domain/environment/environment.ts';
import { whereabouts } from '../../src/domain/environment/whereabouts.ts';
import type { Command } from '../../src/domain/index.ts';
import { stateBy } from '../../src/domain/release/state.ts';
import { saidOf } from '../../src/domain/release/status-words.ts';
import { approved, COMPANY, type Given, given, go, PLAN, running } from './given.ts';

const deploy = (release = 'R-1'): Command => ({ type: 'StartDeploy', release });
const report = (
  status: 'accepted' | 'running' | 'succeeded' | 'failed',
  stage = 'eu',
  n = 1,
  deployId = 'R-1-1',
  more: { url?: string; percent?: number; message?: string; unchanged?: boolean } = {},
): Command => ({
  type: 'ReportStage',
  release: deployId.slice(0, deployId.lastIndexOf('-')),
  deployId,
  stage,
  status,
  n,
  message: '',
  ...more,
});
const rollBack = (more: Partial<Extract<Command, { type: 'RollBack' }>> = {}): Command => ({
  type: 'RollBack',
  release: 'R-1',
  why: 'errors',
  ...more,
});
const record = (version: string, regions: string[], service = 'api'): Command => ({
  type: 'RecordVersion',
  environment: 'production',
  service,
  regions,
  version,
  why: 'the pipeline is dead',
});
const live = (n: number): Command[] => [
  report('succeeded', 'eu', 9, `R-${n}-1`),
  report('succeeded', 'us', 9, `R-${n}-1`),
];
const at = (g: Given, service: string, region: string) => placeAt(g.world.environments.production, service, region);
const status = (g: Given, id = 'R-1') => g.world.releases[id]?.status;

/** One more release of some services, approved, in the window of the first. */
function next(g: Given, items: { service: string; version: string }[]): Given {
  const n = Object.keys(g.world.releases).length + 1;
  const vote = { ...go, release: `R-${n}`, vote: `R-${n}/v1` };
  g.by('UMANAGER')
    .at('2026-03-03T11:00:00.000Z')
    .done({ ...PLAN, items }, { type: 'OpenVote', release: `R-${n}` });
  for (const voter of ['UQA', 'USRE1', 'USRE2']) g.by(voter).done(vote);
  return g.by('UMANAGER').at(`2026-03-03T12:${String(10 * (n - 1)).padStart(2, '0')}:00.000Z`);
}
const api = (version: string) => [{ service: 'api', version }];
const known = () =>
  approved().put(
    'environment',
    'production',
    running({ api: { eu: '4.1', us: '4.1' }, ledger: { eu: '2.8', us: '2.8' } }),
  );

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
    const g = known()
      .done(deploy())
      .by('gonogo')
      .done(...live(1))
      .by('UMANAGER')
      .done(rollBack())
      .by('gonogo');
    g.done(report('succeeded', 'us', 1, 'R-1-2'), report('failed', 'eu', 1, 'R-1-2'));
    expect(at(g, 'api', 'us').now?.version).toBe('4.1');
    expect(at(g, 'api', 'eu')).toMatchObject({ now: { version: '4.2' }, doubt: { may: ['4.1', '4.2'], step: 'eu' } });
    expect(g.world.releases['R-1']).toMatchObject({ status: 'rolling-back', failed: expect.anything() });
  });
});

const releaseOf = (g: ReturnType<typeof known>) => {
  const release = g.world.releases['R-1'];
  if (!release) throw new Error('it was not planned');
  return release;
};

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
    const back = () =>
      known()
        .done(deploy())
        .by('gonogo')
        .done(...live(1))
        .by('UMANAGER')
        .done(rollBack())
        .by('gonogo');
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

describe('a quiet pipeline', () => {
  const timer = (g: Given) =>
    g
      .follows(1)
      .flatMap((d) =>
        d.intent.kind === 'timer' && d.key.startsWith('timer/overdue')
          ? [`${d.intent.command.type} ${d.dueAt.slice(11, 16)}`]
          : [],
      );
  const fell = (n: number, since = '2026-03-03T12:10:00.000Z', moved?: string): Command => ({
    type: 'StageQuiet',
    release: 'R-1',
    deployId: 'R-1-1',
    stage: 'eu',
    n,
    since,
    ...(moved && { moved }),
  });
  test('whoever deployed is told at half of the time, once; the rest begins then', () => {
    const g = known().done(deploy());
    expect(timer(g)).toEqual(['StageQuiet 12:15']);
    g.by('gonogo')
      .at('2026-03-03T12:10:00.000Z')
      .done(report('running', 'eu', 3, 'R-1-1', { url: 'https://ci.example/9' }));
    expect(timer(g)).toEqual(['StageQuiet 12:25']);
    g.at('2026-03-03T12:15:00.000Z').when(fell(0)).thenFacts();
    g.at('2026-03-03T12:25:00.000Z').done(fell(3));
    const told = g.follows(1).filter((d) => d.intent.kind === 'tell');
    expect(told.map((d) => d.key)).toEqual(['tell/UMANAGER/quiet/R-1-1/eu/3']);
    expect(JSON.stringify(told)).toContain('https://ci.example/9');
    expect(timer(g)).toEqual(['StageOverdue 12:40']);
    expect(g.world.releases['R-1']).toMatchObject({
      rollout: { stages: [{ heardAt: '2026-03-03T12:10:00.000Z', url: 'https://ci.example/9' }, {}] },
    });
  });
  describe('that is heard of, and stands still', () => {
    const says =
      (time: string, n: number, percent = 25, message = 'rolling out') =>
      (g: Given) =>
        g.at(`2026-03-03T${time}:00.000Z`).done(report('running', 'eu', n, 'R-1-1', { percent, message }));
    const nudges = (g: Given) => g.follows(1).flatMap((d) => (d.intent.kind === 'tell' ? [d.intent.phrase] : []));
    const moved = '2026-03-03T12:05:00.000Z';
    const still = (n: number) => fell(n, moved, moved);
    const heard = () => {
      const g = known().done(deploy()).by('gonogo');
      for (const say of [says('12:05', 1), says('12:10', 2), says('12:18', 3)]) say(g);
      return g;
    };
    test('is told of at half of the time after it moved, then each time after twice as long, and never fails', () => {
      const g = heard();
      expect(timer(g)).toEqual(['StageQuiet 12:20']);
      g.at('2026-03-03T12:20:00.000Z').done(still(3));
      expect(JSON.stringify(nudges(g))).toMatch(
        /Nothing moves: .*is still said to run, .*nothing has changed since .*12:05/,
      );
      const offers = g.follows(1).flatMap(({ intent }) => (intent.kind === 'tell' ? (intent.offers ?? []) : []));
      expect(offers.map((o) => `${o.label} ${o.about}`)).toEqual(['Stop waiting… R-1', 'Details R-1']);
      expect(timer(g)).toEqual(['StageQuiet 12:35']);
      says('12:30', 4)(g);
      expect(timer(g)).toEqual(['StageQuiet 12:35']);
      g.at('2026-03-03T12:35:00.000Z').done(still(4));
      for (const [time, n] of [
        ['12:45', 5],
        ['12:55', 6],
        ['13:05', 7],
      ] as const)
        says(time, n)(g);
      expect(timer(g)).toEqual(['StageQuiet 13:05']);
      expect(status(g)).toBe('deploying');
    });
    test.each([
      ['its percent grows', says('12:19', 4, 26)],
      ['it says something else', says('12:19', 4, 25, 'draining')],
    ])('not when %s', (_, say) => {
      const g = heard();
      say(g);
      expect(timer(g)).toEqual(['StageQuiet 12:34']);
      g.at('2026-03-03T12:20:00.000Z').when(still(4)).thenFacts();
    });
    test('a percent that goes back is no movement', () => {
      const g = heard();
      says('12:19', 4, 10)(g);
      expect(timer(g)).toEqual(['StageQuiet 12:20']);
    });
    test('what nobody saw while Gonogo was down is told at once, and once', () => {
      const g = heard();
      says('14:00', 4)(g);
      expect(timer(g)).toEqual(['StageQuiet 14:00']);
      g.done(still(4));
      expect(timer(g)).toEqual(['StageQuiet 14:15']);
    });
    test('whoever has been told of silence is told of standstill as late as that doubles', () => {
      const g = known().done(deploy()).by('gonogo');
      says('12:05', 1)(g);
      g.at('2026-03-03T12:20:00.000Z').done(fell(1, moved));
      expect(timer(g)).toEqual(['StageOverdue 12:35']);
      says('12:22', 2)(g);
      expect(timer(g)).toEqual(['StageQuiet 12:35']);
    });
  });
  test('a nudge that comes late, after Gonogo was down, puts nothing off', () => {
    const g = known()
      .done(deploy())
      .by('gonogo')
      .at('2026-03-03T12:29:00.000Z')
      .done(fell(0, '2026-03-03T12:00:00.000Z'));
    expect(timer(g)).toEqual(['StageOverdue 12:30']);
    g.at('2026-03-03T12:30:00.000Z').done({
      type: 'StageOverdue',
      release: 'R-1',
      deployId: 'R-1-1',
      stage: 'eu',
      n: 0,
    });
    expect(status(g)).toBe('failed');
  });
  test.each([
    ['2026-03-29T00:50:00.000Z', '2026-03-29T01:05:00.000Z'],
    ['2026-10-25T00:50:00.000Z', '2026-10-25T01:05:00.000Z'],
  ])('when the clocks change, the time is as long: from %s', (start, half) => {
    const end = new Date(Date.parse(start) + 3_600_000).toISOString();
    const g = given()
      .at(new Date(Date.parse(start) - 7_200_000).toISOString())
      .done({ ...PLAN, window: { start, end, zone: 'Europe/Berlin' } }, { type: 'OpenVote', release: 'R-1' });
    for (const voter of ['UQA', 'USRE1', 'USRE2']) g.by(voter).done(go);
    g.by('UMANAGER').at(start).done(deploy());
    expect(g.follows(1).find((d) => d.key === 'timer/overdue/R-1-1/eu')?.dueAt).toBe(half);
  });
});

describe('recorded by hand', () => {
  const failedBack = () => {
    const g = known()
      .done(deploy())
      .by('gonogo')
      .done(...live(1))
      .by('UMANAGER')
      .done(rollBack())
      .by('gonogo');
    return g.done(report('succeeded', 'us', 1, 'R-1-2'), report('failed', 'eu', 1, 'R-1-2')).by('UMANAGER');
  };
  const settle: Command = { type: 'SettleRelease', release: 'R-1', by: 'UMANAGER' };
  test('is what runs from then on, with who and why, and nothing is in doubt', () => {
    const g = failedBack().done(record('4.1', ['eu']));
    expect(at(g, 'api', 'eu')).toMatchObject({
      now: { version: '4.1', byHand: { by: 'UMANAGER', why: 'the pipeline is dead' } },
      before: [],
    });
    expect(JSON.stringify(g.follows())).toContain('Done by hand');
  });
  test('a rollback that failed is done once the version is gone everywhere', () => {
    const g = failedBack().done(record('4.1', ['eu']));
    g.by('gonogo').when(settle).thenFacts();
    g.by('UMANAGER')
      .done(record('2.8', ['eu'], 'ledger'))
      .by('gonogo')
      .done(settle);
    expect(status(g)).toBe('rolled-back');
  });
  test('a deploy that failed is live once its version runs everywhere, or taken back once it runs nowhere', () => {
    const failed = () =>
      known().done(deploy()).by('gonogo').done(report('succeeded'), report('failed', 'us')).by('UMANAGER');
    const forth = failed()
      .done(record('4.2', ['us']), record('2.9', ['us'], 'ledger'))
      .by('gonogo')
      .done(settle);
    expect(status(forth)).toBe('completed');
    const halfway = failed()
      .done(record('4.1', ['us']), record('2.8', ['us'], 'ledger'))
      .by('gonogo')
      .done(settle);
    expect(halfway.world.releases['R-1']).toMatchObject({
      status: 'failed',
      rollout: { stages: [{ state: 'done' }, { state: 'waiting' }] },
    });
    halfway
      .by('UMANAGER')
      .done(record('4.1', ['eu']), record('2.8', ['eu'], 'ledger'))
      .by('gonogo')
      .done(settle);
    expect(status(halfway)).toBe('rolled-back');
  });
  test('is refused while a step is at work there, and for what there is not', () => {
    const g = known().done(deploy());
    g.when(record('4.1', ['eu'])).thenRefused('running');
    g.when(record('4.1', ['us'])).thenTypes('VersionRecorded');
    g.when(record('4.1', ['moon'])).thenRefused('unknown-region');
    g.when(record('4.1', [])).thenRefused('unknown-region');
    g.when(record('4.1', ['us'], 'constructor')).thenRefused('unknown-service');
    g.when(record('4 1', ['us'])).thenRefused('bad-version');
    g.when(record('x'.repeat(61), ['us'])).thenRefused('bad-version');
    g.when({ ...record('4.1', ['us']), why: ' ' } as Command).thenRefused('needs-reason');
    g.when({ ...record('4.1', ['us']), environment: 'toString' } as Command).thenRefused('unknown-environment');
  });
});

describe('one rollout a service and environment at a time', () => {
  const two = () =>
    next(
      known()
        .done(deploy())
        .by('gonogo')
        .done(...live(1)),
      api('4.3'),
    );
  test('a deploy is refused, naming what runs', () => {
    const g = next(two().done(deploy('R-2')), api('4.4'));
    const { decision } = g.when(deploy('R-3'));
    expect(JSON.stringify(decision)).toContain('R-2');
    g.when(deploy('R-3')).thenRefused('blocked');
  });
  test('a rollback stops what runs first, once that was confirmed', () => {
    const g = two().done(deploy('R-2'));
    g.when(rollBack()).thenRefused('other-rollout');
    g.done(rollBack({ confirmed: ['R-2'] }));
    expect(g.world.releases['R-2']).toMatchObject({ status: 'failed', rollout: { stopped: { by: 'UMANAGER' } } });
    expect(status(g)).toBe('rolling-back');
    expect(
      g
        .follows()
        .filter((d) => d.intent.kind === 'stop')
        .map((d) => d.key),
    ).toEqual(['stop/R-2-1/eu']);
    // Once the way back is done there, nothing of what was stopped is left anywhere.
    g.by('gonogo').done(report('succeeded', 'us', 1, 'R-1-2'), report('succeeded', 'eu', 1, 'R-1-2'));
    expect(at(g, 'api', 'eu')).toMatchObject({ now: { version: '4.1' } });
    expect(at(g, 'api', 'eu').doubt).toBeUndefined();
  });
  test('its own step that runs is stopped too', () => {
    const g = known().done(deploy(), rollBack());
    expect(
      g
        .follows()
        .filter((d) => d.intent.kind === 'stop')
        .map((d) => d.key),
    ).toEqual(['stop/R-1-1/eu']);
    expect(at(g, 'api', 'eu').doubt?.may).toEqual(['4.1', '4.2']);
  });
  test('a rollback that is stuck never blocks the way back', () => {
    const g = two()
      .done(deploy('R-2'))
      .by('gonogo')
      .done(report('succeeded', 'eu', 1, 'R-2-1'))
      .by('UMANAGER');
    g.done(rollBack({ release: 'R-2' }))
      .by('gonogo')
      .done(report('failed', 'us', 1, 'R-2-2'))
      .by('UMANAGER');
    g.when(rollBack({ how: 'all', confirmed: ['R-2'] })).thenTypes('RolloutStarted', 'StageStarted', 'RolloutStarted');
  });
});

describe('the way back goes below what runs', () => {
  const stacked = () => {
    const g = next(
      known()
        .done(deploy())
        .by('gonogo')
        .done(...live(1)),
      api('4.3'),
    );
    return g
      .done(deploy('R-2'))
      .by('gonogo')
      .done(...live(2))
      .by('UMANAGER');
  };
  test('it is not guessed what is meant', () => {
    stacked().when(rollBack()).thenRefused('newer-on-top');
    stacked()
      .when(rollBack({ how: 'all' }))
      .thenRefused('other-rollout');
  });
  test('all of it goes back newest first, each when the one above it is gone', () => {
    const g = stacked().done(rollBack({ how: 'all', confirmed: ['R-2'] }));
    expect(g.world.releases['R-2']).toMatchObject({ rollout: { next: 'R-1', stages: [{ state: 'running' }, {}] } });
    expect(g.world.releases['R-1']).toMatchObject({
      status: 'rolling-back',
      rollout: { after: 'R-2', stages: [{ state: 'waiting' }, {}] },
    });
    const goOn: Command = { type: 'GoOnBack', release: 'R-1', after: 'R-2' };
    g.by('gonogo').when(goOn).thenFacts();
    g.done(report('succeeded', 'us', 1, 'R-2-2'), report('succeeded', 'eu', 1, 'R-2-2'));
    expect(g.follows().some((d) => d.key === 'timer/then/R-2-2')).toBe(true);
    g.done(goOn);
    g.when(goOn).thenFacts();
    g.done(report('succeeded', 'us', 1, 'R-1-2'), report('succeeded', 'eu', 1, 'R-1-2'));
    expect([status(g), status(g, 'R-2')]).toEqual(['rolled-back', 'rolled-back']);
    expect(at(g, 'api', 'eu')).toMatchObject({ now: { version: '4.1' }, before: [] });
  });
  test('or only what has nothing newer on top', () => {
    const g = stacked().done(rollBack({ how: 'only' }));
    expect(g.world.releases['R-1']).toMatchObject({
      rollout: { stages: [{ items: [{ service: 'ledger' }] }, { items: [{ service: 'ledger' }] }] },
    });
    g.by('gonogo').done(report('succeeded', 'us', 1, 'R-1-2'), report('succeeded', 'eu', 1, 'R-1-2'));
    expect(at(g, 'api', 'eu').now?.version).toBe('4.3');
    expect(at(g, 'ledger', 'eu').now?.version).toBe('2.8');
  });
  test('what was put there by hand lies on top too', () => {
    const g = known()
      .done(deploy())
      .by('gonogo')
      .done(...live(1))
      .by('UMANAGER')
      .done(record('4.2.1', ['us']));
    g.when(rollBack()).thenRefused('newer-on-top');
    g.done(rollBack({ how: 'all' }));
    expect(status(g)).toBe('rolling-back');
  });
  test('while one waits for another that failed, somebody may stop waiting and go', () => {
    const g = stacked()
      .done(rollBack({ how: 'all', confirmed: ['R-2'] }))
      .by('gonogo')
      .done(report('failed', 'us', 1, 'R-2-2'));
    g.by('UMANAGER').done({ type: 'StopWaiting', release: 'R-1', why: '' });
    expect(g.world.releases['R-1']).toMatchObject({ failed: expect.stringContaining('R-2') });
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

describe('a step that is given up, and said to have ended before any of it began', () => {
  const stop: Command = { type: 'StopWaiting', release: 'R-1', why: 'wrong one' };
  const gone = (deployId = 'R-1-1') => report('failed', 'eu', 1, deployId, { unchanged: true });
  const doubtIn = (g: Given) => at(g, 'api', 'eu').doubt?.may;
  test('leaves nothing in doubt, and may be deployed again', () => {
    const g = known().done(deploy()).at('2026-03-03T12:05:00.000Z').done(stop);
    expect(doubtIn(g)).toEqual(['4.1', '4.2']);
    g.by('gonogo').done(gone());
    expect([doubtIn(g), at(g, 'api', 'eu').now?.version]).toEqual([undefined, '4.1']);
    expect(releaseOf(g)).toMatchObject({ status: 'failed', rollout: { stages: [{ how: 'refused' }, {}] } });
    g.when(gone()).thenFacts();
    g.by('UMANAGER').when(deploy()).thenTypes('RolloutStarted', 'StageStarted');
  });
  test('while it is waited for, too', () => {
    const g = known().done(deploy()).by('gonogo').done(gone());
    expect([doubtIn(g), releaseOf(g)?.status]).toEqual([undefined, 'failed']);
  });
  test.each<[string, (g: Given) => Given]>([
    ['what failed in its middle', (g) => g.done(deploy(), stop).by('gonogo').done(report('failed'))],
    [
      'a doubt that is older than the step',
      (g) =>
        g
          .done(deploy(), stop)
          .at('2026-03-03T12:10:00.000Z')
          .done(deploy())
          .at('2026-03-03T12:11:00.000Z')
          .done(stop)
          .by('gonogo')
          .done(gone('R-1-2')),
    ],
  ])('but %s stays in doubt', (_, after) => {
    expect(doubtIn(after(known()))).toEqual(['4.1', '4.2']);
  });
});
