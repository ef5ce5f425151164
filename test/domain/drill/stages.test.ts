import { describe, expect, test } from 'vitest';
import type { Company } from '../../../src/domain/company/company.ts';
import { isRefusal } from '../../../src/domain/deciding/decision.ts';
import { drillOffers, OF_DRILL } from '../../../src/domain/drill/about.ts';
import { drillPlanFor } from '../../../src/domain/drill/due.ts';
import { drillsLacking } from '../../../src/domain/drill/lacking.ts';
import { drillStages, hasVersionBefore } from '../../../src/domain/drill/stages.ts';
import type { RunsThere } from '../../../src/domain/environment/environment.ts';
import { COMPANY, given, NOW } from '../given.ts';
import { refusalOf } from '../refusal-of.ts';
import { BASE } from '../release/made.ts';
import { spoken } from '../spoken.ts';

/** `4.2<4.1`: what runs, and what ran before, the newest first. */
const ran = (versions: string): RunsThere => {
  const [version = '', ...before] = versions.split('<');
  return { now: { version }, before: before.map((v) => ({ version: v })) };
};
const doubt = { may: [], since: NOW, release: 'R-0', rollout: 'R-0-1', step: 'eu' };
const known = (live: Record<string, RunsThere>) => ({
  company: COMPANY,
  environments: { production: { v: 5 as const, name: 'production', live: { api: live } } },
});
const away = (place: RunsThere): RunsThere => ({
  before: [place.now ?? [], place.before].flat(),
  removed: { since: NOW, outside: { source: 'cdevents', key: '1' } },
});
const AWAY = 'nothing-before: Nothing of api runs in production: it was removed outside Gonogo.';
const NOTHING = 'nothing-before: Nobody knows what of api ran in production before what runs there now.';
const DOUBT = 'in-doubt: What of api runs in eu is in doubt, or more than one version does.';

describe('what a drill would go back to', () => {
  test.each<[string, Record<string, RunsThere>, boolean, string]>([
    [
      'the version before, region by region',
      { eu: ran('4.2<4.1'), us: ran('4.1<4.0') },
      true,
      'eu 4.1<4.2, us 4.0<4.1',
    ],
    ['where it runs alone', { us: ran('4.2<4.1') }, true, 'us 4.1<4.2'],
    ['past the same version, put there anew', { eu: ran('4.2<4.2<4.1<4.0') }, true, 'eu 4.1<4.2'],
    ['where one region has had no other, nothing', { eu: ran('4.2<4.1'), us: ran('4.2<4.2') }, false, NOTHING],
    ['where it was not taken away', { eu: away(ran('4.2<4.1')), us: ran('4.2<4.1') }, true, 'us 4.1<4.2'],
    ['where all of it was taken away, nothing', { eu: away(ran('4.2<4.1')) }, false, AWAY],
    ['where nobody told, nothing', {}, false, NOTHING],
    ['in a region that the manifest has no more, nothing', { asia: ran('4.2<4.1') }, false, NOTHING],
    ['where what runs is in doubt, nothing as long as it is', { eu: { ...ran('4.2<4.1'), doubt } }, true, DOUBT],
    ['where nothing surely ran last, nothing', { eu: { before: [{ version: '4.1' }], doubt } }, false, DOUBT],
  ])('%s; its check says whether it could begin', (_, live, could, words) => {
    const world = known(live);
    const stages = drillStages('api', 'production', 'pipeline', world);
    expect(
      isRefusal(stages)
        ? `${stages.refused}: ${spoken(stages.why)}`
        : stages.map((s) => `${s.name} ${s.items[0]?.version}<${s.items[0]?.previous}`).join(', '),
    ).toBe(words);
    expect(hasVersionBefore('api', ['production'], world)).toBe(could);
    expect(hasVersionBefore('api', ['staging', 'production', 'spare'], world)).toBe(could);
    expect(hasVersionBefore('ledger', ['production'], world)).toBe(false);
  });

  const start = { type: 'StartDrill', service: 'API', environment: 'production' } as const;
  test.each([
    [{}, 'A drill needs a version to go back to.'],
    [{ eu: { ...ran('4.2<4.1'), doubt } }, 'Settle that first.'],
  ])('refused with a remedy: %j', (live, remedy) =>
    expect(refusalOf(given().put('environment', 'production', known(live).environments.production), start)[2]).toBe(
      remedy,
    ),
  );
  test('of a service as it is called, for four hours', () => {
    const g = given().put('environment', 'production', known({ eu: ran('4.2<4.1') }).environments.production);
    expect(g.done(start).world.releases['R-1']).toMatchObject({
      items: [{ service: 'api', version: '4.1' }],
      window: { start: NOW, end: '2026-03-03T13:00:00.000Z', zone: 'Europe/Berlin' },
    });
  });
});

test('a drill as a button carries it, and as it is found again', () => {
  const of = { service: 'api', environment: 'production' };
  expect(OF_DRILL.read(OF_DRILL.write(of))).toEqual(of);
  expect(drillOffers({ items: [{ service: 'api', version: '1' }], environment: 'production' })).toEqual([
    'offers/api|production',
  ]);
});

test('the plan of a drill is that of its service in its environment', () => {
  const plan = (service: string, environment: string) => ({ service, environment, owner: 'sre', everyDays: 30 });
  const drills = [plan('api', 'staging'), plan('ledger', 'production'), plan('api', 'production')];
  expect(drillPlanFor({ drills }, 'api', 'production')).toBe(drills[2]);
  expect(drillPlanFor({ drills }, 'shop', 'production')).toBeUndefined();
  expect(drillPlanFor({}, 'api', 'production')).toBeUndefined();
});

test('the drills that a release lacks are named, with where one would count', () => {
  const [production] = COMPANY.environments;
  if (!production) throw new Error('no environment');
  const company: Company = {
    ...COMPANY,
    policies: COMPANY.policies.map((p) => ({ ...p, drillWithinDays: 30 })),
    environments: [
      { ...production, name: 'staging' },
      { ...production, after: 'staging' },
    ],
  };
  const passed = { release: 'R-0', at: NOW, ms: 1, passed: true };
  const staging = { v: 5 as const, name: 'staging', live: {}, drills: { api: { last: passed, passed } } };
  const lacking = (more: object = {}, policies = company.policies) =>
    drillsLacking({ ...BASE, ...more }, { now: NOW, environments: { staging }, company: { ...company, policies } });
  expect(lacking()).toEqual({ days: 30, where: ['staging', 'production'], services: ['ledger'] });
  expect(lacking({ environment: 'spare' })).toBeUndefined();
  expect(lacking({}, COMPANY.policies)).toBeUndefined();
  expect([lacking({ drill: {} }), lacking({ template: { name: 't', title: 'T', version: 1 } })]).toEqual([
    undefined,
    undefined,
  ]);
});
