import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../../src/domain/deciding/decision.ts';
import type { RecordVersion } from '../../../src/domain/environment/record-version.ts';
import { deploy, report } from '../facts/steps.ts';
import { following } from '../following.ts';
import { approved, COMPANY, type Given, given, NOW, PLAN } from '../given.ts';
import { spoken } from '../spoken.ts';

const record: RecordVersion = {
  type: 'RecordVersion',
  environment: 'production',
  service: 'api',
  regions: ['eu'],
  version: '4.1',
  why: 'it hung',
};
const refused = (g: Given, more: Partial<RecordVersion>) => {
  const { decision } = g.when({ ...record, ...more });
  if (!isRefusal(decision)) return [];
  const { refused, field, remedy, offers = [] } = decision;
  return [refused, field, remedy && spoken(remedy), ...offers.map((o) => `${o.verb} ${o.about}`)];
};

describe('what was done by hand', () => {
  test.each<[Partial<RecordVersion>, string, string | undefined]>([
    [{ environment: 'nowhere' }, 'unknown-environment', undefined],
    [{ environment: 'Production' }, 'unknown-environment', undefined],
    [{ service: 'none' }, 'unknown-service', 'service'],
    [{ service: 'API' }, 'unknown-service', 'service'],
    [{ regions: ['eu', 'mars'] }, 'unknown-region', 'region'],
    [{ regions: [] }, 'unknown-region', 'region'],
    [{ version: ' ' }, 'bad-version', 'version'],
    [{ version: 'v'.repeat(61) }, 'bad-version', 'version'],
    [{ version: '4.1 hotfix' }, 'bad-version', 'version'],
    [{ why: ' \n' }, 'needs-reason', 'why'],
  ])('%j is refused: %s', (more, why, field) => expect(refused(given(), more)).toEqual([why, field, undefined]));
  test('is kept region by region, once each, with the commit that a build tells', () => {
    const told = {
      stream: 'environment/production',
      environment: 'production',
      service: 'api',
      by: 'UMANAGER',
      at: NOW,
    };
    const fact = { ...told, type: 'VersionRecorded', version: '4.1', text: { why: 'it hung' } } as const;
    const longest = 'v'.repeat(60);
    given()
      .when({ ...record, version: ` ${longest} ` })
      .thenFacts({ ...fact, version: longest, region: 'eu' });
    given()
      .done({ type: 'RegisterBuild', service: 'api', version: '4.1', commit: 'abcdef0', commits: [] })
      .when({ ...record, regions: ['eu', 'us', 'eu'] })
      .thenFacts({ ...fact, commit: 'abcdef0', region: 'eu' }, { ...fact, commit: 'abcdef0', region: 'us' });
  });
  test('waits for a step that runs there', () => {
    const g = approved().done(deploy);
    const wait = ['running', undefined, 'Wait for it, or stop waiting first.', 'stop-waiting R-1'];
    expect(refused(g, {})).toEqual(wait);
    expect(refused(g, { regions: ['us', 'eu'] })).toEqual(wait);
    for (const other of [{ regions: ['us'] }, { service: 'shop' }]) expect(refused(g, other)).toEqual([]);
    const staging = { ...COMPANY.environments[0], name: 'staging' } as (typeof COMPANY.environments)[number];
    g.company({ environments: [...COMPANY.environments, staging] });
    expect(refused(g, { environment: 'staging' })).toEqual([]);
    expect(refused(g.done(report('eu', 'succeeded', 1)), {})).toEqual([]);
    expect(refused(g, { regions: ['us'] })).toEqual(wait);
  });
});

describe('what follows from it', () => {
  const said = 'Done by hand: api 4.1 runs in eu of production. By @UMANAGER: it hung';
  test('it is news where nothing is stuck, and what is planned there shows it', () => {
    expect(following(given().done(record))).toEqual([`engineering: ${said}`]);
    const [production] = COMPANY.environments;
    const environments = production ? [production, { ...production, name: 'staging' }] : [];
    const g = given()
      .company({ environments })
      .done(PLAN, { ...PLAN, environment: 'staging' });
    expect(following(g.done(record))).toEqual([
      `engineering: ${said}`,
      'edit R-1/headline',
      'turn of @UMANAGER',
      'edit R-1/headline',
    ]);
  });
  test('it is said in the thread of what is stuck there, which may be settled by it', () => {
    const stuck = approved().done(deploy, report('eu', 'failed', 1));
    expect(following(stuck.done(record))).toEqual([
      `R-1!: ${said}`,
      'edit R-1/headline',
      'turn of @UMANAGER',
      '2026-03-03T12:00:00.000Z: SettleRelease R-1 UMANAGER',
    ]);
  });
});
