import { describe, expect, test } from 'vitest';
import { headlineCard } from '../../../../src/cards/headline.ts';
import type { Command } from '../../../../src/domain/index.ts';
import { placesIn } from '../../../../src/domain/release/planning/route.ts';
import { rolloutOf } from '../../../../src/domain/release/release.ts';
import { COMPANY, emptyWorld, Given, PLAN, running } from '../../given.ts';
import { refusalOf } from '../../refusal-of.ts';
import { spoken } from '../../spoken.ts';

const [production] = COMPANY.environments;
if (!production) throw new Error('the company has an environment');
const early = ['dev', 'qa', 'staging'].map((name) => ({
  ...{ name, regions: name === 'qa' ? ['eu', 'us'] : ['eu'], target: 'pipeline', stageTimeoutMinutes: 30 },
}));
const environments = [...early, { ...production, regions: ['eu'] }];
const R = { release: 'R-1' } as const;
const TEMPLATE = {
  ...{ name: 'small', title: 'Small', version: 1, services: ['api'], revokedByFailure: false },
  environments: ['dev', 'qa', 'staging', 'production'],
};
const report = (deployId: string, stage: string, status: 'succeeded' | 'failed' = 'succeeded'): Command => ({
  ...{ type: 'ReportStage', ...R, deployId, stage, status, n: 1, message: '' },
});
const deploy: Command = { type: 'StartDeploy', ...R };
const back = (earlier?: string[]): Command => ({ type: 'RollBack', ...R, why: 'errors', ...(earlier && { earlier }) });
const release = (g: Given) => g.world.releases['R-1'] ?? expect.fail('there is no release');
const names = (legs: { environment: string }[] | undefined) => legs?.map((l) => l.environment);
const runs = (g: Given, where: string, region = 'eu') => g.world.environments[where]?.live.api?.[region]?.now?.version;
const card = (g: Given) =>
  JSON.stringify(headlineCard(release(g), undefined, { ...g.world, watches: {} } as never).blocks);

/** What waits for the last command is carried out: it goes back where it passed. */
function goesFurther(g: Given): Given {
  const due = g
    .follows(2)
    .flatMap((d) => (d.intent.kind === 'timer' && d.intent.command.type === 'GoFurtherBack' ? [d.intent.command] : []));
  expect(due).toHaveLength(1);
  return g.by('gonogo').done(due[0] as unknown as Command);
}

/** Live in dev and qa, where 4.1 ran, and with a step in staging that failed: it was to go on to production. */
function onItsWay(): Given {
  const ran = (name: string, regions: object) => running({ api: regions as Record<string, string> }, name);
  const g = new Given(emptyWorld())
    .put('environment', 'dev', ran('dev', { eu: '4.1' }))
    .put('environment', 'qa', ran('qa', { eu: '4.1', us: '4.1' }))
    .put('environment', 'staging', ran('staging', { eu: '4.1' }))
    .put('environment', 'production', ran('production', { eu: '4.1' }))
    .company({
      ...COMPANY,
      environments,
      templates: [TEMPLATE],
    })
    .done({
      ...{ ...PLAN, items: [{ service: 'api', version: '4.2' }], before: ['dev', 'qa', 'staging'] },
      ...{ change: 'standard', template: 'small' },
    })
    .done(deploy, report('R-1-1', 'eu'), deploy, report('R-1-2', 'eu'), report('R-1-2', 'us'))
    .done(deploy, report('R-1-3', 'eu', 'failed'));
  expect([release(g).status, release(g).environment, names(release(g).ahead)]).toEqual([
    'failed',
    'staging',
    ['production'],
  ]);
  return g;
}

describe('a release that goes back on its way', () => {
  const way = ['dev', 'qa', 'staging', 'production'];

  test('keeps where it was to go in the end, however often it goes further back', () => {
    const g = onItsWay()
      .done(back(['dev', 'qa']))
      .by('gonogo');
    g.done(report('R-1-4', 'eu'));
    goesFurther(g);
    expect([release(g).environment, names(release(g).ahead), names(release(g).passed)]).toEqual([
      'qa',
      ['staging', 'production'],
      ['dev'],
    ]);
    expect(placesIn(release(g))).toEqual(way);
    g.done(report('R-1-5', 'qa us'), report('R-1-5', 'qa eu'));
    expect([release(g).environment, names(release(g).ahead)]).toEqual(['staging', ['production']]);
    goesFurther(g);
    expect([release(g).environment, names(release(g).ahead)]).toEqual(['dev', ['staging', 'production']]);
    g.done(report('R-1-6', 'dev eu'));
    expect([release(g).environment, names(release(g).ahead), release(g).passed]).toEqual([
      'staging',
      ['production'],
      undefined,
    ]);
    expect(['dev', 'qa', 'staging', 'production'].map((w) => runs(g, w))).toEqual(['4.1', '4.1', '4.1', '4.1']);
  });

  test('also where a way back fails, and is tried again', () => {
    const g = onItsWay()
      .done(back(['qa']))
      .by('gonogo')
      .done(report('R-1-4', 'eu'));
    goesFurther(g)
      .done(report('R-1-5', 'qa us', 'failed'))
      .by('UMANAGER')
      .done(back());
    expect([release(g).environment, names(release(g).ahead)]).toEqual(['qa', ['staging', 'production']]);
    g.by('gonogo').done(report('R-1-6', 'qa eu'), report('R-1-6', 'qa us'));
    expect([release(g).environment, names(release(g).ahead)]).toEqual(['staging', ['production']]);
    expect(names(release(g).wentBack)).toEqual(['staging', 'qa']);
  });
});

describe('what is in doubt when it is to go back there', () => {
  /** Another release's step ended unheard in a region of qa. */
  const doubted = (g: Given, region = 'eu') => {
    const place = g.world.environments.qa ?? expect.fail('qa is known');
    const there = place.live.api?.[region] ?? expect.fail('the place is known');
    const doubt = { may: ['4.2', '4.3'], since: PLAN.window.start, release: 'R-9', rollout: 'R-9-1', step: region };
    return g.put('environment', 'qa', {
      ...place,
      live: { api: { ...place.live.api, [region]: { ...there, doubt } } },
    });
  };
  const settled = (g: Given, version: string, region = 'eu') =>
    g.by('UMANAGER').done({
      ...{ type: 'RecordVersion', environment: 'qa', service: 'api', regions: [region], version, why: 'looked' },
    } as Command);
  const told = (g: Given) =>
    g.follows(3).flatMap(({ intent }) => (intent.kind === 'tell' ? [[intent.user, spoken(intent.phrase)]] : []));
  const noted = (g: Given) =>
    g.follows(3).flatMap(({ intent }) => (intent.kind === 'note' ? [spoken(intent.note)] : []));

  test('the rest goes; it is said, stands on the card, and goes back once somebody said that it runs there', () => {
    const g = onItsWay()
      .done(back(['qa']))
      .by('gonogo');
    doubted(g).done(report('R-1-4', 'eu'));
    goesFurther(g);
    expect(rolloutOf(release(g))?.stages.map((s) => s.name)).toEqual(['qa us']);
    const said =
      'api 4.2 (R-1) does not go back in qa as long as nobody knows what runs there of api in eu. Once somebody says what does, it can go back there too.';
    expect(told(g)).toEqual([['UMANAGER', said]]);
    expect(noted(g)).toContain(said);
    g.done(report('R-1-5', 'qa us'));
    expect(card(g)).toContain('Rolled back in qa too, but for what is in doubt there: api in eu');
    expect(card(g)).toContain('Done by hand…');
    expect(card(g)).toContain('"api qa eu"');
    expect(refusalOf(g.by('UMANAGER'), back(['qa']))[0]).toBe('in-doubt');
    settled(g, '4.2');
    expect(g.follows().map(({ intent }) => intent)).toContainEqual({ kind: 'edit', message: 'R-1/headline' });
    expect(card(g)).toContain('Not taken back in qa: api in eu');
    expect(card(g)).toContain('Roll back further…');
    g.done(back(['qa']));
    expect(rolloutOf(release(g))?.stages.map((s) => s.name)).toEqual(['qa eu']);
    g.by('gonogo').done(report('R-1-6', 'qa eu'));
    expect([runs(g, 'qa'), runs(g, 'qa', 'us'), names(release(g).ahead)]).toEqual(['4.1', '4.1', ['production']]);
    expect(names(release(g).wentBack)).toEqual(['staging', 'qa']);
    expect(card(g)).not.toContain('Not taken back in qa');
  });

  test('where all of it is, nothing goes, and that is said; once something else runs, nothing of it is left there', () => {
    const g = onItsWay()
      .done(back(['qa']))
      .by('gonogo');
    doubted(doubted(g), 'us').done(report('R-1-4', 'eu'));
    goesFurther(g);
    expect(release(g).status).toBe('rolled-back');
    expect(told(g).map(([, said]) => said)).toEqual([
      'api 4.2 (R-1) does not go back in qa as long as nobody knows what runs there of api in eu and api in us. Once somebody says what does, it can go back there too.',
    ]);
    expect(card(g)).toContain('Not taken back in qa: api in eu: what runs there is in doubt');
    expect(refusalOf(g.by('UMANAGER'), back(['qa'])).slice(0, 2)).toEqual([
      'in-doubt',
      'Nobody knows what runs of api in eu and api in us in qa: nothing of api 4.2 → staging goes back there.',
    ]);
    settled(g, '4.1');
    expect(g.follows().map(({ intent }) => intent)).toContainEqual({ kind: 'edit', message: 'R-1/headline' });
    settled(g, '4.1', 'us');
    expect(card(g)).toContain('Not taken back in qa: api in eu: 4.1 runs there');
    expect(card(g)).not.toContain('Done by hand…');
  });

  test('others go before it, and it is looked at again after them', () => {
    const g = onItsWay()
      .done(back(['dev', 'qa']))
      .by('gonogo');
    doubted(doubted(g), 'us').done(report('R-1-4', 'eu'));
    goesFurther(g);
    expect(rolloutOf(release(g))).toMatchObject({ environment: 'dev', earlier: ['qa'] });
    settled(settled(g, '4.2'), '4.2', 'us').by('gonogo');
    g.done(report('R-1-5', 'dev eu'));
    goesFurther(g);
    expect(rolloutOf(release(g))).toMatchObject({ environment: 'qa' });
  });
});
