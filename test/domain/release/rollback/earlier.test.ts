import { describe, expect, test } from 'vitest';
import { headlineCard } from '../../../../src/cards/headline.ts';
import type { Command } from '../../../../src/domain/index.ts';
import { placesIn } from '../../../../src/domain/release/planning/route.ts';
import { type Release, rolloutOf } from '../../../../src/domain/release/release.ts';
import { earlierBack } from '../../../../src/domain/release/rollback/earlier.ts';
import { stateOf } from '../../../../src/domain/release/state.ts';
import { modal } from '../../../../src/words/rollback/modal.ts';
import { ABLE, COMPANY, emptyWorld, Given, PLAN, running } from '../../given.ts';
import { refusalOf } from '../../refusal-of.ts';
import { spoken } from '../../spoken.ts';

const [production] = COMPANY.environments;
if (!production) throw new Error('the company has an environment');
const environments = [
  { name: 'qa', regions: ['eu'], target: 'pipeline', stageTimeoutMinutes: 30 },
  { name: 'staging', regions: ['eu', 'us'], target: 'pipeline', stageTimeoutMinutes: 30 },
  { ...production, regions: ['eu'] },
];
const [executives] = COMPANY.audiences.map((a) => ({
  ...a,
  ...{ name: 'executives', title: 'Executives', language: 'business', channel: 'exec', headline: false },
  events: ['rolling-back', 'rolled-back', 'rollback-failed', 'done'],
}));
const R = { release: 'R-1' } as const;
const TEMPLATE = {
  ...{ name: 'small', title: 'Small', version: 1, services: ['api'], revokedByFailure: false },
  environments: ['qa', 'staging', 'production'],
};
const report = (deployId: string, stage: string, status: 'succeeded' | 'failed' = 'succeeded'): Command => ({
  ...{ type: 'ReportStage', ...R, deployId, stage, status, n: 1, message: '' },
});
const deploy: Command = { type: 'StartDeploy', ...R };
const back = (earlier?: string[]): Command => ({ type: 'RollBack', ...R, why: 'errors', ...(earlier && { earlier }) });
const release = (g: Given) => g.world.releases['R-1'] ?? expect.fail('there is no release');
const steps = (g: Given) =>
  rolloutOf(release(g))?.stages.map((s) => `${s.name} ${s.items.map((i) => i.previous)} ${s.state}`);
const runs = (g: Given, where: string, region = 'eu') => g.world.environments[where]?.live.api?.[region]?.now?.version;
const posts = (g: Given, facts = 99) =>
  g.follows(facts).flatMap(({ intent }) => (intent.kind === 'post' ? [`${intent.audience} ${intent.told.event}`] : []));
/** The timers that follow of the last command. */
function goesFurther(g: Given): Given {
  const due = g
    .follows(1)
    .flatMap((d) => (d.intent.kind === 'timer' && d.intent.command.type === 'GoFurtherBack' ? [d.intent.command] : []));
  expect(due).toHaveLength(1);
  return g.by('gonogo').done(due[0] as unknown as Command);
}

/** Live in qa, staging and production since noon, where 4.1 ran. */
function live(): Given {
  const ran = (name: string, regions: object) => running({ api: regions as Record<string, string> }, name);
  const g = new Given(emptyWorld())
    .put('environment', 'qa', ran('qa', { eu: '4.1' }))
    .put('environment', 'staging', ran('staging', { eu: '4.1', us: '4.1' }))
    .put('environment', 'production', ran('production', { eu: '4.1' }))
    .company({
      ...COMPANY,
      environments,
      templates: [TEMPLATE],
      audiences: [...COMPANY.audiences, executives as never],
    })
    .done({
      ...{ ...PLAN, items: [{ service: 'api', version: '4.2' }], before: ['qa', 'staging'] },
      ...{ change: 'standard', template: 'small' },
    })
    .done(deploy, report('R-1-1', 'eu'), deploy, report('R-1-2', 'eu'), report('R-1-2', 'us'))
    .at(PLAN.window.start)
    .done(deploy, report('R-1-3', 'eu'));
  expect(release(g)).toMatchObject({ status: 'completed', environment: 'production' });
  return g;
}

describe('a rollback that goes back in earlier environments too', () => {
  test('one after the other, the last first, newest step first; then it is seen where it went', () => {
    const g = live()
      .done(back(['qa', 'staging']))
      .by('gonogo')
      .done(report('R-1-4', 'eu'));
    expect(release(g)).toMatchObject({ status: 'rolled-back', environment: 'production' });
    goesFurther(g);
    expect(release(g)).toMatchObject({ status: 'rolling-back', environment: 'staging', reason: 'errors' });
    expect(steps(g)).toEqual(['staging us 4.1 running', 'staging eu 4.1 waiting']);
    expect(rolloutOf(release(g))?.by).toBe('UMANAGER');
    const card = JSON.stringify(headlineCard(release(g), undefined, { ...g.world, watches: {} } as never).blocks);
    expect(card).toContain('Back already in production');
    expect(card).not.toContain('Then production');
    g.done(report('R-1-5', 'staging us'), report('R-1-5', 'staging eu'));
    expect([runs(g, 'staging'), runs(g, 'staging', 'us'), runs(g, 'qa')]).toEqual(['4.1', '4.1', '4.2']);
    goesFurther(g).done(report('R-1-6', 'qa eu'));
    expect([runs(g, 'production'), runs(g, 'qa')]).toEqual(['4.1', '4.1']);
    expect(release(g)).toMatchObject({ status: 'rolled-back', environment: 'production', window: PLAN.window });
    expect([release(g).passed, release(g).ahead, placesIn(release(g))]).toEqual([undefined, undefined, ['production']]);
    expect(release(g).wentBack?.map((l) => l.environment)).toEqual(['production', 'staging', 'qa']);
    // Its version is held wherever it went back.
    for (const name of ['production', 'staging', 'qa'])
      expect(g.world.environments[name]?.held).toMatchObject([{ version: '4.2', release: 'R-1' }]);
    const after = JSON.stringify(headlineCard(release(g), undefined, { ...g.world, watches: {} } as never).blocks);
    expect(after).toContain('Rolled back in staging too');
    expect(after).not.toContain('Not taken back');
    expect(after).not.toContain('Roll back further');
  });

  test('whoever hears of its last environment reads once that it is back; engineers of each', () => {
    const g = live();
    const before = g.facts.length;
    g.done(back(['staging']))
      .by('gonogo')
      .done(report('R-1-4', 'eu'));
    goesFurther(g).done(report('R-1-5', 'staging us'), report('R-1-5', 'staging eu'));
    const of = posts(g, g.facts.length - before).filter((p) => p.startsWith('executives'));
    expect(of).toEqual(['executives rolling-back', 'executives rolled-back']);
    const notes = g.follows().flatMap(({ intent }) => (intent.kind === 'note' ? [spoken(intent.note)] : []));
    expect(notes).toContain('Rolled back in staging too: api 4.2 → staging (R-1). api 4.1 runs again there.');
  });

  test('a step that fails there stops it there, and it is tried again there', () => {
    const g = live()
      .done(back(['qa', 'staging']))
      .by('gonogo')
      .done(report('R-1-4', 'eu'));
    goesFurther(g).done(report('R-1-5', 'staging us', 'failed'));
    expect(stateOf(release(g), g.world)).toBe('rollback-failed');
    expect(posts(g, 2).filter((p) => p.startsWith('executives'))).toEqual([]);
    g.by('UMANAGER').done(back());
    expect(steps(g)).toEqual(['staging eu 4.1 running', 'staging us 4.1 waiting']);
    expect(rolloutOf(release(g))).toMatchObject({ environment: 'staging', earlier: ['qa'] });
    g.by('gonogo').done(report('R-1-6', 'staging eu'), report('R-1-6', 'staging us'));
    expect(release(g)).toMatchObject({ status: 'rolled-back', environment: 'production' });
    expect(goesFurther(g) && steps(g)).toEqual(['qa eu 4.1 running']);
  });

  test('taken back by hand where its rollback failed, it goes on in the others as it would have', () => {
    const g = live().done(back(['staging', 'qa']), report('R-1-4', 'eu', 'failed'));
    g.by('UMANAGER').done({ type: 'RecordRelease', ...R, how: 'rolled-back', why: 'copied' });
    expect(runs(g, 'production')).toBe('4.1');
    goesFurther(g);
    expect(rolloutOf(release(g))).toMatchObject({ environment: 'staging', earlier: ['qa'] });
    expect(steps(g)).toEqual(['staging us 4.1 running', 'staging eu 4.1 waiting']);
    g.done(report(rolloutOf(release(g))?.id ?? '', 'staging us', 'failed'))
      .by('UMANAGER')
      .done({ type: 'RecordRelease', ...R, how: 'rolled-back', why: 'copied' });
    expect([runs(g, 'staging'), runs(g, 'staging', 'us'), runs(g, 'qa')]).toEqual(['4.1', '4.1', '4.2']);
    goesFurther(g);
    expect(rolloutOf(release(g))).toMatchObject({ environment: 'qa' });
  });
  test('where another release takes its place before it is back there, that is what is said', () => {
    const g = goesFurther(live().done(back(['staging']), report('R-1-4', 'eu')));
    g.done(report(rolloutOf(release(g))?.id ?? '', 'staging us', 'failed'));
    const place = { now: { version: '4.5', since: '2026-03-03T13:00:00.000Z', release: 'R-9' }, before: [] };
    g.put('environment', 'staging', { ...running({}, 'staging'), live: { api: { eu: place, us: place } } });
    g.at('2026-03-03T13:00:00.000Z').done({ type: 'SettleRelease', ...R, by: 'gonogo', came: 'R-9' });
    const notes = g.follows(9).flatMap(({ intent }) => (intent.kind === 'note' ? [spoken(intent.note)] : []));
    expect(notes.join()).toContain('Replaced: api 4.2 → staging (R-1) is over, R-9 runs in its place.');
    expect(notes.join()).not.toContain('Rolled back in staging');
    // In production it was taken back all the same.
    expect(release(g)).toMatchObject({ status: 'rolled-back', environment: 'production' });
    expect(release(g)).not.toHaveProperty('replacedBy');
  });
  test('not chosen, it stays there, which the card says, and can go back later', () => {
    const g = live().done(back()).by('gonogo').done(report('R-1-4', 'eu')).by('UMANAGER');
    const card = JSON.stringify(headlineCard(release(g), undefined, { ...g.world, watches: {} } as never).blocks);
    expect(card).toContain('Not taken back in staging');
    expect(card).toContain('Roll back further…');
    expect(refusalOf(g, back()).slice(0, 2)).toEqual([
      'no-environment',
      'api 4.2 → production is back there. Choose where it goes back too.',
    ]);
    g.done(back(['staging']));
    expect(release(g)).toMatchObject({ status: 'rolling-back', environment: 'staging' });
    g.by('USRE1');
    expect(refusalOf(live().by('USRE1'), back(['staging']))[0]).toBe('forbidden');
  });

  test('while something else deploys that service there, it waits for somebody to say so', () => {
    const other: Command = {
      ...PLAN,
      items: [{ service: 'api', version: '4.3' }],
      environment: 'staging',
      change: 'standard',
      template: 'small',
    } as never;
    const g = live()
      .done(other, { type: 'StartDeploy', release: 'R-2' })
      .done(back(['staging']));
    g.by('gonogo').done(report('R-1-4', 'eu'));
    goesFurther(g);
    expect(release(g)).toMatchObject({ status: 'rolled-back', environment: 'production' });
    const said =
      "api 4.2 (R-1) can't go back in staging now: api 4.3 → staging (R-2) is deploying. Once that is over, somebody says so again. manager or @UMANAGER can stop it.";
    const told = g.follows(1).flatMap(({ intent }) => (intent.kind === 'tell' ? [intent] : []));
    expect(told.map((t) => [t.user, spoken(t.phrase)])).toEqual([['UMANAGER', said]]);
    expect(told[0]?.offers?.map((o) => `${o.label} ${o.verb}:${o.about}`)).toEqual([
      'Roll back further… rollback:R-1',
      'Stop R-2… stop-waiting:R-2',
    ]);
    expect(g.follows(1).flatMap(({ intent }) => (intent.kind === 'note' ? [spoken(intent.note)] : []))).toEqual([said]);
    expect(refusalOf(g.by('UMANAGER'), back(['staging'])).slice(0, 3)).toEqual([
      'other-rollout',
      "api 4.2 (R-1) can't go back in staging now: api 4.3 → staging (R-2) is deploying.",
      'Say so again once that is over. manager or @UMANAGER can stop it.',
    ]);
    // Where nothing is in the way it goes at once, and there after that, if it can by then.
    const two = live().done(other, { type: 'StartDeploy', release: 'R-2' }, back(['qa', 'staging']));
    goesFurther(two.by('gonogo').done(report('R-1-4', 'eu')));
    expect(rolloutOf(release(two))).toMatchObject({ environment: 'qa', earlier: ['staging'] });
  });

  test('its card says what of it is still there, and takes nothing back that others have replaced', () => {
    const other: Command = {
      ...{ ...PLAN, items: [{ service: 'api', version: '4.3' }], environment: 'staging' },
      ...{ change: 'standard', template: 'small' },
    } as never;
    const card = (g: Given) =>
      JSON.stringify(headlineCard(release(g), undefined, { ...g.world, watches: {} } as never).blocks);
    const going = live().done(back(['staging']));
    expect(card(going)).toContain('Goes back in staging after that');
    expect(card(going)).toContain('Not taken back in qa, where it went live');
    const g = live().done(back()).by('gonogo').done(report('R-1-4', 'eu'));
    expect(card(g)).toContain('Not taken back in staging, where it went live');
    g.by('UMANAGER').done(other, { type: 'StartDeploy', release: 'R-2' }).by('gonogo');
    const came = (stage: string): Command => ({ ...report('R-2-1', stage), release: 'R-2' }) as Command;
    g.done(came('eu'));
    expect(g.follows().map(({ intent }) => intent)).toContainEqual({ kind: 'edit', message: 'R-1/headline' });
    g.done(came('us'));
    expect(card(g)).toContain('Not taken back in staging: api in eu: 4.3 runs there; api in us: 4.3 runs there');
    expect(card(g)).toContain('Roll back further…');
    g.by('UMANAGER').done({
      ...{ type: 'RecordVersion', environment: 'qa', service: 'api', regions: ['eu'], version: '4.4', why: 'tried' },
    } as Command);
    expect(card(g)).toContain('Not taken back in qa: api in eu: 4.4 runs there');
    expect(card(g)).not.toContain('Roll back further…');
  });
});

describe('what goes back there', () => {
  const world = (place: object, more: object = {}) => ({
    company: { ...COMPANY, environments, ...more },
    environments: { staging: { ...running({}, 'staging'), live: { api: { eu: place as never } } } },
  });
  const ours = { version: '4.2', release: 'R-1' };
  const passed = {
    ...release(live()),
    passed: [{ environment: 'staging', window: PLAN.window, at: PLAN.window.start }],
  };
  const seen = (place: object, more: object = {}) =>
    earlierBack(passed, ['api'], world(place, more)).map(({ environment, stages, stays }) => [
      environment,
      ...stages.flatMap((s) => s.items.map((i) => `${s.name} ${i.previous}`)),
      ...stays,
    ]);
  const noneIn = 'api in us: nothing of it runs there';
  test.each<[string, object, string[]]>([
    ['to what ran before', { now: ours, before: [{ version: '4.1' }] }, ['staging eu 4.1', noneIn]],
    [
      'to the last that was not unhealthy',
      { now: ours, before: [{ version: '4.1', unhealthy: { said: 'x', at: PLAN.window.start } }, { version: '4.0' }] },
      ['staging eu 4.0', noneIn],
    ],
    ['not to itself', { now: ours, before: [{ version: '4.2' }, { version: '4.1' }] }, ['staging eu 4.1', noneIn]],
    ['to nobody knows what, where the pipeline may know', { now: ours, before: [] }, ['staging eu null', noneIn]],
    [
      'nothing, where something newer runs',
      { now: { version: '4.3', release: 'R-2' }, before: [ours] },
      ['api in eu: 4.3 runs there', noneIn],
    ],
    [
      'nothing, where another brought the same',
      { now: { version: '4.2', release: 'R-2' }, before: [] },
      ['api in eu: R-2 brought it there', noneIn],
    ],
    [
      'nothing, where it is in doubt',
      {
        now: ours,
        before: [],
        doubt: { may: ['4.2'], since: PLAN.window.start, release: 'R-2', rollout: 'R-2-1', step: 'eu' },
      },
      ['api in eu: what runs there is in doubt', noneIn],
    ],
  ])('%s', (_, place, right) => expect(seen(place)).toEqual([['staging', ...right]]));
  test('a pipeline that has to be told a version is not asked where nobody knows one', () => {
    const pipelines = [{ name: 'pipeline', can: { ...ABLE, unnamed: "Jenkins can't" } }];
    expect(seen({ now: ours, before: [] }, { pipelines })).toEqual([
      ['staging', noneIn, 'api in eu: nobody knows what ran there before'],
    ]);
  });
  test('only the services that go back', () => {
    expect(earlierBack(passed, ['ledger'], world({ now: ours, before: [] }))).toEqual([
      { environment: 'staging', stages: [], stays: [], unsure: [] },
    ]);
  });
});

test('the dialog shows it before it is confirmed, and it can be left out', () => {
  const g = live();
  const earlier = earlierBack(release(g), ['api'], g.world);
  const around = {
    top: { releases: [], strange: [], free: ['api'] },
    later: [],
    stops: [],
    wanting: [],
    depending: [],
    nameless: [],
    ill: [],
    earlier,
    waits: [],
  };
  const shown = (further?: string[]) => JSON.stringify(modal(release(g), ['api'], '', around, further).blocks);
  expect(shown()).toContain('Then in *staging*:\\n• staging us: api 4.2 → 4.1\\n• staging eu: api 4.2 → 4.1');
  expect(shown()).toContain('"Also take it back in"');
  expect(shown([])).not.toContain('Then in *staging*');
  expect(shown(['qa'])).toContain('Then in *qa*');
  expect(shown(['qa'])).not.toContain('Then in *staging*');
  const waits = [{ environment: 'staging', others: [{ ...release(g), id: 'R-2', status: 'deploying' } as Release] }];
  const busy = (further: string[]) =>
    JSON.stringify(modal(release(g), ['api'], '', { ...around, waits }, further).blocks);
  expect(busy(['staging'])).toContain('R-2) is deploying: only where that is over by then');
  expect(busy(['qa'])).not.toContain('R-2');
});
