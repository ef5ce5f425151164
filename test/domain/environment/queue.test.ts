import { describe, expect, test } from 'vitest';
import { versionInDoubt } from '../../../src/domain/environment/facts/version-in-doubt.ts';
import { versionTakenBack } from '../../../src/domain/environment/facts/version-taken-back.ts';
import { versionWentLive } from '../../../src/domain/environment/facts/version-went-live.ts';
import { aheadOf, queueOf } from '../../../src/domain/environment/queue.ts';
import { gatesOf, whoOpens } from '../../../src/domain/gates/index.ts';
import type { DomainFact } from '../../../src/domain/index.ts';
import type { PlanRelease } from '../../../src/domain/release/planning/plan-release.ts';
import type { Release, Window } from '../../../src/domain/release/release.ts';
import { approved, COMPANY, type Given, given, NOW, PLAN } from '../given.ts';
import { spoken } from '../spoken.ts';

const window = (start: string, end: string): Window => ({
  start: `2026-03-03T${start}:00.000Z`,
  end: `2026-03-03T${end}:00.000Z`,
  zone: 'Europe/Berlin',
});
const plan = (service: string, start = '12:00', end = '13:00', more: Partial<PlanRelease> = {}): PlanRelease => ({
  ...PLAN,
  items: [{ service, version: '5' }],
  window: window(start, end),
  ...more,
});
const line = (g: Given, environment = 'production', now = NOW) =>
  queueOf(environment, g.world.openReleases, now).map((one) => [
    one.release.id,
    ...one.behind.map((b: Release) => b.id),
  ]);
const edits = (g: Given, last: number) =>
  g.follows(last).flatMap(({ intent }) => (intent.kind === 'edit' ? [intent.message] : []));

describe('what waits for an environment', () => {
  test('goes by the start of its window, then by what was planned first', () => {
    const g = given().done(plan('api', '12:30', '13:30'), plan('api'), plan('api', '12:30', '13:30'));
    expect(line(g)).toEqual([['R-2'], ['R-1', 'R-2'], ['R-3', 'R-2', 'R-1']]);
  });

  test('is behind those alone with which it shares a service and could meet: windows that only touch do not', () => {
    const g = given().done(plan('api'), plan('ledger'), plan('api', '13:00', '14:00'), plan('api', '12:59', '14:00'));
    expect(line(g)).toEqual([['R-1'], ['R-2'], ['R-4', 'R-1'], ['R-3', 'R-4']]);
  });

  test('never goes before what was named as going first, whatever its window says', () => {
    const g = given().done(plan('ledger', '14:00', '15:00'), plan('api', '14:30', '15:30', { after: ['R-1'] }));
    expect(line(g)).toEqual([['R-1'], ['R-2', 'R-1']]);
    expect(aheadOf(g.world.releases['R-2'] as Release, g.world.openReleases, NOW).map((r) => r.id)).toEqual(['R-1']);
  });

  test('what is under way comes first, also after its window; whoever shares a service is behind it', () => {
    const g = approved().done(plan('api', '14:00', '15:00'), { type: 'StartDeploy', release: 'R-1' });
    expect(line(g, 'production', '2026-03-03T13:30:00.000Z')).toEqual([['R-1'], ['R-2', 'R-1']]);
  });

  test('a deploy that failed is shown, and holds nobody up', () => {
    const g = approved()
      .done({ type: 'StartDeploy', release: 'R-1' })
      .by('gonogo')
      .done({
        type: 'ReportStage',
        release: 'R-1',
        deployId: 'R-1-1',
        stage: 'eu',
        status: 'failed',
        n: 1,
        message: 'm',
      })
      .by('UMANAGER')
      .done(plan('api'));
    expect(line(g)).toEqual([['R-1'], ['R-2']]);
  });

  test('one on its way through an earlier environment stands in the later one’s line by its time there', () => {
    const environments = [{ ...COMPANY.environments[0], name: 'staging' }, ...COMPANY.environments] as const;
    const g = given()
      .company({ environments: environments.map((e) => ({ regions: [], stageTimeoutMinutes: 1, ...e })) })
      .done(plan('api', '12:00', '13:00', { before: ['staging'] }), plan('api', '12:30', '13:30'));
    expect(line(g, 'staging')).toEqual([['R-1']]);
    expect(line(g)).toEqual([['R-1'], ['R-2', 'R-1']]);
  });

  test('what missed its window waits for people, not for the environment: to the millisecond', () => {
    const g = given().done(plan('api'), plan('api', '12:30', '13:30'));
    expect(line(g, 'production', '2026-03-03T12:59:59.999Z')).toEqual([['R-1'], ['R-2', 'R-1']]);
    expect(line(g, 'production', '2026-03-03T13:00:00.000Z')).toEqual([['R-2']]);
  });

  test('the hour that comes twice keeps its order: instants are compared, not clocks', () => {
    const twice = (start: string, end: string) => ({
      ...plan('api'),
      window: { start, end, zone: 'America/New_York' },
    });
    const g = given().done(
      twice('2026-11-01T06:30:00.000Z', '2026-11-01T07:00:00.000Z'),
      twice('2026-11-01T05:30:00.000Z', '2026-11-01T06:00:00.000Z'),
    );
    expect(line(g)).toEqual([['R-2'], ['R-1']]);
  });
});

describe('cards say what they are behind, so they change with those before them', () => {
  const two = () => given().done(plan('api', '12:30', '13:30'), plan('api'));
  test.each([
    ['planned', (g: Given) => g.done(plan('api', '12:10', '12:40'))],
    ['cancelled', (g: Given) => g.done({ type: 'CancelRelease', release: 'R-2', why: 'w' })],
    [
      'moved away',
      (g: Given) => g.done({ type: 'MoveRelease', release: 'R-2', window: window('16:00', '17:00'), why: 'w' }),
    ],
  ])('one is %s', (_, happens) => {
    const g = two();
    const before = g.facts.length;
    expect(edits(happens(g), g.facts.length - before)).toContain('R-1/headline');
  });
  test('one that could never meet it changes nothing', () => {
    const g = two().done(plan('api', '18:00', '19:00'));
    expect(edits(g, 1)).not.toContain('R-1/headline');
  });
});

describe('what runs of a service changes what is said of those that need it', () => {
  const services = COMPANY.services.map((s) =>
    s.name === 'api' ? { ...s, needs: [{ needed: 'ledger', atLeast: '3' }] } : s,
  );
  const there = { environment: 'production', region: 'eu', service: 'ledger', version: '3', release: 'R-9' };
  const { environment, ...of } = there;
  const doubt = { may: [], at: NOW, release: 'R-9', rollout: 'R-9-1', step: 'eu' };
  const voted = (needs = services) =>
    given()
      .company({ services: needs })
      .put('environment', 'production', { v: 5, name: 'production', live: {} })
      .put('environment', 'staging', { v: 5, name: 'staging', live: {} })
      .done(plan('api'), { type: 'OpenVote', release: 'R-1' });
  const shown = (g: Given, fact: DomainFact) =>
    g.leadsTo(fact).flatMap(({ intent }) => (intent.kind === 'edit' ? [intent.message] : []));
  test.each<[string, DomainFact]>([
    ['live', versionWentLive.of(environment, of)],
    ['live before it', versionWentLive.of(environment, { ...of, version: '2', back: true })],
    ['taken back', versionTakenBack.of(environment, { ...of, at: NOW })],
    ['in doubt', versionInDoubt.of(environment, { ...doubt, region: 'eu', service: 'ledger' })],
  ])('%s: its card and its open vote', (_, fact) => {
    expect(shown(voted(), fact).sort()).toEqual(['R-1/headline', 'R-1/v1']);
    expect(shown(voted(COMPANY.services), fact)).toEqual([]);
    expect(shown(voted(), { ...fact, stream: 'environment/staging', environment: 'staging' } as DomainFact)).toEqual(
      [],
    );
  });
});

test('a closed gate says who can open it', () => {
  const g = given().done(PLAN);
  const release = g.world.releases['R-1'] as Release;
  const votes = gatesOf(release, g.world).find((x) => x.id === 'votes');
  expect(votes && spoken(whoOpens(release, votes, COMPANY) ?? [])).toBe('QA and SRE');
  const frozen = g.done({
    type: 'DeclareFreeze',
    name: 'Q',
    why: 'w',
    scope: { services: [], environments: [] },
    from: NOW,
    until: '2026-03-03T14:00:00.000Z',
  });
  const freeze = gatesOf(release, frozen.world).find((x) => x.id === 'freeze');
  expect(freeze && spoken(whoOpens(release, freeze, COMPANY) ?? [])).toBe('manager');
});
