import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { join } from '../../../src/blocks/mrkdwn.ts';
import { headlineCard } from '../../../src/cards/headline.ts';
import { liveCount } from '../../../src/cards/words.ts';
import { placeAt } from '../../../src/domain/environment/environment.ts';
import type { Command } from '../../../src/domain/index.ts';
import { outlookOf } from '../../../src/domain/release/outlook.ts';
import { rolloutOf } from '../../../src/domain/release/release.ts';
import {
  ableBack,
  itemsBack,
  itemsLeft,
  takenBack,
  unsureLeft,
} from '../../../src/domain/release/rollback/taken-back.ts';
import { leftWanting, wantingWords } from '../../../src/domain/release/rollback/unmet-needs.ts';
import { stateOf } from '../../../src/domain/release/state.ts';
import { saidOf } from '../../../src/domain/release/status-words.ts';
import { ABLE, approved, COMPANY, type Given, running } from '../given.ts';
import { spoken } from '../spoken.ts';

const deploy = { type: 'StartDeploy', release: 'R-1' } as const;
const back = { type: 'RollBack', release: 'R-1', why: 'refunds fail' } as const;
const report = (stage: string, deployId: string) =>
  ({ type: 'ReportStage', release: 'R-1', deployId, stage, status: 'succeeded', n: 1, message: '' }) as const;
const stages = (g: Given) => {
  const release = g.world.releases['R-1'];
  return (release && rolloutOf(release)?.stages) ?? [];
};
const version = (g: Given, service: string, region: string) =>
  placeAt(g.world.environments.production, service, region).now?.version;

/** api 4.2 and ledger 2.9 are live everywhere, in the place of 4.1 and 2.8. */
const live = (more: Record<string, Record<string, string>> = {}) =>
  approved()
    .put(
      'environment',
      'production',
      running({ api: { eu: '4.1', us: '4.1' }, ledger: { eu: '2.8', us: '2.8' }, ...more }),
    )
    .done(deploy, report('eu', 'R-1-1'), report('us', 'R-1-1'));

test('one of several services goes back, and the others stay', () => {
  const g = live().done({ ...back, services: ['ledger'] });
  expect(stages(g).map((s) => s.items.map((i) => i.service))).toEqual([['ledger'], ['ledger']]);
  g.done(report('us', 'R-1-2'), report('eu', 'R-1-2'));
  expect([version(g, 'ledger', 'eu'), version(g, 'api', 'eu')]).toEqual(['2.8', '4.2']);
  expect(g.world.environments.production?.held?.map((h) => h.service)).toEqual(['ledger']);
});

test('is rolled back once nothing of it runs there any more, and partly before, whatever went back in which order', () => {
  const choices = fc.array(fc.subarray(['api', 'ledger'], { minLength: 1 }), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(choices, (chosen) => {
      const g = live();
      for (const services of chosen) {
        const release = g.world.releases['R-1'] ?? expect.fail('there is no release');
        const able = ableBack(release).map((i) => i.service);
        if (!services.every((s) => able.includes(s))) continue;
        g.done({ ...back, services });
        const { id = '' } = rolloutOf(g.world.releases['R-1'] ?? release) ?? {};
        g.done(...stages(g).map((s) => report(s.name, id)));
      }
      const release = g.world.releases['R-1'] ?? expect.fail('there is no release');
      const stay = ['api 4.2', 'ledger 2.9'].filter((i) => {
        const [service = '', its] = i.split(' ');
        return ['eu', 'us'].some((region) => version(g, service, region) === its);
      });
      expect(stateOf(release, g.world)).toBe(stay.length > 0 ? 'partly-back' : 'rolled-back');
      expect(saidOf(release)).toBe(stay.length > 0 ? 'is partly rolled back' : 'is rolled back');
      const card = headlineCard(release, undefined, g.world);
      if (stay.length > 0) expect(card.text).toContain(` again in production, ${stay.join()} not taken back (R-1)`);
      expect(JSON.stringify(card.blocks).includes('Roll back the rest…')).toBe(stay.length > 0);
      expect(outlookOf(release, undefined, g.world).state).toBe(stateOf(release, g.world));
    }),
    { numRuns: 12 },
  );
});

test('a service that stays in one region alone, since nobody knows what ran there before, is called by that region', () => {
  const told = { pipelines: [{ name: 'pipeline', can: { ...ABLE, unnamed: 'it has to be told which version' } }] };
  const places = running({ api: { eu: '4.1' }, ledger: { eu: '2.8' } });
  const g = approved().put('environment', 'production', places).company(told);
  g.done(deploy, report('eu', 'R-1-1'), report('us', 'R-1-1'), back, report('eu', 'R-1-2'));
  const release = g.world.releases['R-1'] ?? expect.fail('there is no release');
  expect(stateOf(release, g.world)).toBe('partly-back');
  expect(JSON.stringify(headlineCard(release, undefined, g.world).blocks)).toContain(
    'Not taken back: api 4.2 (us), ledger 2.9 (us)',
  );
});

test('a service whose step still ran stays in doubt while another goes back, until its pipeline says how it ended', () => {
  const pipelines = ['pipeline', 'other'].map((name) => ({ name, can: ABLE }));
  const services = COMPANY.services.map((s) => (s.name === 'api' ? { ...s, target: 'other' } : s));
  const ran = (...said: Command[]) => {
    const g = approved({ pipelines, services })
      .put('environment', 'production', running({ api: { eu: '4.1' }, ledger: { eu: '2.8' } }))
      .done(deploy, report('eu ledger', 'R-1-1'))
      .done({ ...back, services: ['ledger'] }, ...said, report('eu ledger', 'R-1-2'));
    const release = g.world.releases['R-1'] ?? expect.fail('there is no release');
    return [
      unsureLeft(release)
        .map((i) => i.service)
        .join(),
      version(g, 'api', 'eu'),
    ];
  };
  expect(ran()).toEqual(['api', '4.1']);
  expect(ran({ ...report('eu api', 'R-1-1'), status: 'failed', n: 9 })).toEqual(['api', '4.1']);
  // Another service that goes back beside it says nothing of it.
  expect(ran({ ...report('eu api', 'R-1-1'), n: 9 })).toEqual(['', '4.2']);
});

test('a card that went back in part offers to say what runs of what it left in doubt, until somebody has', () => {
  const g = approved()
    .put('environment', 'production', running({ api: { eu: '4.1' }, ledger: { eu: '2.8' } }))
    .done(deploy, { ...report('eu', 'R-1-1'), status: 'failed' }, { ...back, services: ['ledger'] })
    .done(report('eu', 'R-1-2'));
  const card = () => {
    const release = g.world.releases['R-1'] ?? expect.fail('there is no release');
    return JSON.stringify(headlineCard(release, undefined, g.world).blocks);
  };
  expect(card()).toContain('Done by hand…');
  const byHand = { service: 'api', environment: 'production', regions: ['eu'], version: '4.1', why: 'looked' };
  const due = g.done({ type: 'RecordVersion', ...byHand }).follows(1);
  expect(card()).not.toContain('Done by hand…');
  // It is over, and is brought up to date all the same.
  expect(due.map((d) => d.key)).toEqual(expect.arrayContaining(['edit/R-1/headline']));
  expect(due.flatMap((d) => (d.intent.kind === 'note' ? [d.intent.release] : []))).toEqual(['R-1']);
});

test('of what had not begun when the rest went back, the card says that it was never deployed', () => {
  const services = COMPANY.services.map((s) => (s.name === 'api' ? { ...s, target: 'other' } : s));
  const g = approved({ services, pipelines: ['pipeline', 'other'].map((name) => ({ name, can: ABLE })) })
    .put('environment', 'production', running({ api: { eu: '4.1' }, ledger: { eu: '2.8' } }))
    .done(deploy, { ...report('eu ledger', 'R-1-1'), status: 'failed' }, back);
  const said = () => {
    const release = g.world.releases['R-1'] ?? expect.fail('there is no release');
    return JSON.stringify(headlineCard(release, undefined, g.world).blocks);
  };
  expect(said()).toContain('Never deployed: api 4.2');
  g.done(report('eu ledger', 'R-1-2'));
  expect(said()).toContain('Never deployed: api 4.2');
  // Of what has gone back in more than one run nobody says so.
  const whole = live().done({ ...back, services: ['ledger'] });
  expect(
    JSON.stringify(headlineCard(whole.world.releases['R-1'] ?? expect.fail(), undefined, whole.world)),
  ).not.toContain('Never deployed');
});

test('what stayed can go back later, by itself, and then nothing is left', () => {
  const g = live().done({ ...back, services: ['ledger'] });
  const release = () => g.world.releases['R-1'] ?? expect.fail('there is no release');
  expect([itemsBack(release()), itemsLeft(release())].map((items) => items.map((i) => i.service))).toEqual([
    ['ledger'],
    ['api'],
  ]);
  // A way back that fails and goes on forgets nothing of it.
  g.done({ ...report('us', 'R-1-2'), status: 'failed' }, back);
  expect(stages(g).flatMap((s) => s.items.map((i) => i.service))).toEqual(['ledger', 'ledger']);
  g.done(report('eu', 'R-1-3'), report('us', 'R-1-3'));
  expect(release().status).toBe('rolled-back');
  g.when({ ...back, services: ['ledger'] }).thenRefused('not-deployed');
  g.done({ ...back, services: ['api'] }).done(report('us', 'R-1-4'), report('eu', 'R-1-4'));
  expect([version(g, 'ledger', 'us'), version(g, 'api', 'us')]).toEqual(['2.8', '4.1']);
  g.when(back).thenRefused('rolled-back');
  expect(g.facts.flatMap((f) => (f.type === 'DeployEnded' ? [`${f.how} ${f.services.join()}`] : []))).toEqual([
    'completed api,ledger',
    'rolled-back ledger',
    'rolled-back api',
  ]);
});

describe('where nobody knows what ran before', () => {
  const told = { pipelines: [{ name: 'pipeline', can: { ...ABLE, unnamed: 'it has to be told which version' } }] };
  const brought = (places: Parameters<typeof running>[0]) =>
    approved()
      .put('environment', 'production', running(places))
      .company(told)
      .done(deploy, report('eu', 'R-1-1'), report('us', 'R-1-1'));

  test('a pipeline that has to be told is not asked to go back: it is said before, with what is known', () => {
    const g = brought({});
    const no = g.when(back);
    no.thenRefused('nameless');
    expect(JSON.stringify(no.decision)).toMatch(/in .*us.* nobody knows which version of .*ledger, api.* ran before/);
    expect(JSON.stringify(no.decision)).toContain('Plan a release…');
    // One that knows by itself what ran before is asked.
    g.company({ pipelines: [{ name: 'pipeline', can: ABLE }] })
      .when(back)
      .thenTypes('RolloutStarted', 'StageStarted');
  });

  test('while its first step runs, that can be stopped: its pipeline is asked where it can', () => {
    const running = () => approved().company(told).done(deploy);
    const no = running().when(back);
    no.thenRefused('nameless');
    expect(JSON.stringify(no.decision)).toMatch(/Stop the step that runs, .*eu.*, and bring/);
    expect(JSON.stringify(no.decision)).toContain('"stop-waiting"');
    const stop = { type: 'StopWaiting', release: 'R-1', why: 'wrong one', ask: true } as const;
    const asked = (g: Given) => {
      const [kinds, release] = [
        g
          .done(stop)
          .follows(1)
          .map((d) => d.intent.kind),
        g.world.releases['R-1'],
      ];
      return [release?.status, kinds.includes('stop'), release && 'reason' in release ? release.reason : ''];
    };
    expect(asked(running())).toEqual(['failed', true, 'the pipeline of step eu was asked to stop it: wrong one']);
    const cant = [{ name: 'pipeline', can: { ...ABLE, stop: 'it does not know how' } }];
    const left = running().company({ pipelines: cant });
    expect(asked(left)).toEqual(['failed', false, 'nobody waits for step eu any more: wrong one']);
  });

  test('what can go back does, and the rest stays and is refused by itself', () => {
    const g = brought({ api: { eu: '4.1' }, ledger: { eu: '2.8' } }).done(back);
    expect(stages(g).map((s) => s.name)).toEqual(['eu']);
    g.done(report('eu', 'R-1-2'));
    expect(g.world.releases['R-1']?.status).toBe('rolled-back');
    expect([version(g, 'api', 'eu'), version(g, 'api', 'us')]).toEqual(['4.1', '4.2']);
    const no = g.when(back);
    no.thenRefused('nameless');
    expect(JSON.stringify(no.decision)).toContain('ledger 2.8 or api 4.1');
    g.when({ ...back, services: ['api'] }).thenRefused('nameless');
    expect(JSON.stringify(g.when({ ...back, services: ['api'] }).decision)).toContain('new api 4.1 to production');
  });
});

describe('what stays and needs one that goes back', () => {
  const needing = (service: string, atLeast: string, g: Given = live()) =>
    g.company({
      services: COMPANY.services.map((s) =>
        s.name === service ? { ...s, needs: [{ needed: 'ledger', atLeast }] } : s,
      ),
    });
  test('goes back with it, where it came with it: that is said before anything is done', () => {
    const g = needing('api', '2.9');
    const no = g.when({ ...back, services: ['ledger'] });
    no.thenRefused('needed-by');
    expect(JSON.stringify(no.decision)).toMatch(/api.*4\.2.*needs.*ledger.*2\.9.*Choose .*api.* too/);
    g.when({ ...back, services: ['api'] }).thenTypes('RolloutStarted', 'StageStarted');
    g.when({ ...back, services: ['ledger', 'api'] }).thenTypes('RolloutStarted', 'StageStarted');
    g.when(back).thenTypes('RolloutStarted', 'StageStarted');
  });
  test.each([
    ['2.8', 'is no hindrance where the version before is enough'],
    ['2.8.0', 'is no hindrance where that is the version before, written longer'],
  ])('%s: %s', (atLeast) => {
    needing('api', atLeast)
      .when({ ...back, services: ['ledger'] })
      .thenTypes('RolloutStarted', 'StageStarted');
  });
  test('is in the way where nobody knows what ran before', () => {
    const g = approved().done(deploy, report('eu', 'R-1-1'), report('us', 'R-1-1'));
    needing('api', '2.0', g)
      .when({ ...back, services: ['ledger'] })
      .thenRefused('needed-by');
  });
  test('goes back with it on its way, too, whatever of it is there by then', () => {
    const begun = approved()
      .put('environment', 'production', running({ api: { eu: '4.1', us: '4.1' }, ledger: { eu: '2.8', us: '2.8' } }))
      .done(deploy);
    needing('api', '2.9', begun)
      .when({ ...back, services: ['ledger'] })
      .thenRefused('needed-by');
  });
  test('is only told of, where it came with another release', () => {
    const g = needing('shop', '2.9', live({ shop: { eu: '7' } }));
    g.when({ ...back, services: ['ledger'] }).thenTypes('RolloutStarted', 'StageStarted');
    const release = g.world.releases['R-1'] ?? expect.fail('there is no release');
    const told = leftWanting(release, takenBack(release), g.world);
    expect(told).toEqual([{ service: 'shop', version: '7', needed: 'ledger', atLeast: '2.9', own: false }]);
    expect(told.map((w) => spoken(wantingWords(w)))).toEqual(['shop 7 needs ledger 2.9 or newer']);
  });
});

test.each([
  [['shop'], 'unknown-service'],
  [[], 'no-service'],
  [['ledger', 'constructor'], 'unknown-service'],
])('%j is refused: %s', (services, why) => {
  live()
    .when({ ...back, services })
    .thenRefused(why);
});

test('as a set, all of them go back; a service that it does not have is refused', () => {
  expect(stages(live().done(back))[0]?.items.map((i) => i.service)).toEqual(['ledger', 'api']);
  live()
    .when({ ...back, services: ['shop'] })
    .thenRefused('unknown-service');
});

test('a card counts the services that are live, and those that are back', () => {
  const rollingBack = live().done(back, report('us', 'R-1-2'));
  const release = rollingBack.world.releases['R-1'] ?? expect.fail('there is no release');
  expect(JSON.stringify(headlineCard(release, undefined, rollingBack.world).blocks)).toContain('0 of 2 services back');
  const item = (service: string) => ({ service, version: '1', previous: null });
  const stage = (state: 'done' | 'running' | 'waiting', ...services: string[]) => ({
    name: services.join('+'),
    region: 'eu',
    target: 'pipeline',
    items: services.map(item),
    state,
    percent: 0,
    n: 0,
    note: '',
  });
  const text = (...all: ReturnType<typeof stage>[]) => join([liveCount(all, false)], '').text;
  expect(text(stage('done', 'a', 'b'), stage('running', 'c'), stage('waiting', 'd', 'e'))).toBe('2 of 5 services live');
  expect(text(stage('done', 'a'), stage('running', 'a'))).toBe('');
  expect(text(stage('done', 'a', 'b'), stage('running', 'a'))).toBe('1 of 2 services live');
});

test('what the checks saw is kept with the deploy, whatever they see later', () => {
  const release = live().world.releases['R-1'];
  const { evidence } = (release && rolloutOf(release)) ?? {};
  expect(evidence?.at).toBe('2026-03-03T12:00:00.000Z');
  expect(evidence?.seen.map((e) => `${e.gate} ${e.open}`)).toContain('freeze true');
});
