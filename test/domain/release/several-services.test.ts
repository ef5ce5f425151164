import { expect, test } from 'vitest';
import { join } from '../../../src/blocks/mrkdwn.ts';
import { liveCount } from '../../../src/cards/words.ts';
import { placeAt } from '../../../src/domain/environment/environment.ts';
import { rolloutOf } from '../../../src/domain/release/release.ts';
import { approved, type Given, running } from '../given.ts';

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
const live = () =>
  approved()
    .put('environment', 'production', running({ api: { eu: '4.1', us: '4.1' }, ledger: { eu: '2.8', us: '2.8' } }))
    .done(deploy, report('eu', 'R-1-1'), report('us', 'R-1-1'));

test('one of several services goes back, and the others stay', () => {
  const g = live().done({ ...back, services: ['ledger'] });
  expect(stages(g).map((s) => s.items.map((i) => i.service))).toEqual([['ledger'], ['ledger']]);
  g.done(report('us', 'R-1-2'), report('eu', 'R-1-2'));
  expect([version(g, 'ledger', 'eu'), version(g, 'api', 'eu')]).toEqual(['2.8', '4.2']);
  expect(g.world.environments.production?.held?.map((h) => h.service)).toEqual(['ledger']);
});

test('as a set, all of them go back; a service that it does not have is refused', () => {
  expect(stages(live().done(back))[0]?.items.map((i) => i.service)).toEqual(['ledger', 'api']);
  live()
    .when({ ...back, services: ['shop'] })
    .thenRefused('unknown-service');
});

test('a card counts the services that are live', () => {
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
