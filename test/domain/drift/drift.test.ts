import { describe, expect, test } from 'vitest';
import type { ObserveVersion } from '../../../src/domain/drift/observe-version.ts';
import { answerWords } from '../../../src/domain/drift/words.ts';
import type { RecordVersion } from '../../../src/domain/environment/record-version.ts';
import { gatesOf } from '../../../src/domain/gates/index.ts';
import { deploy, report } from '../facts/steps.ts';
import { following } from '../following.ts';
import { approved, COMPANY, type Given, given, PLAN, running } from '../given.ts';
import { spoken } from '../spoken.ts';

const at = (time: string) => `2026-03-03T${time}:00.000Z`;
const asked = (got: ObserveVersion['got'], region = 'eu'): ObserveVersion => ({
  type: 'ObserveVersion',
  environment: 'production',
  service: 'api',
  region,
  got,
});
const old = () => given().put('environment', 'production', running({ api: { eu: '4.1', us: '4.1' } }));
const answer = (g: Given, region = 'eu') => g.world.answers['production/api']?.regions[region];
const said = (g: Given) => answerWords(g.world.answers['production/api'], ['eu', 'us']).map(spoken);
const news = (g: Given, facts: number) => following(g, facts).filter((l) => l.startsWith('engineering'));

describe('what answers is compared with what was released', () => {
  test('another version, seen twice in a row, is drift: told once when it begins and when it ends', () => {
    const g = old()
      .at(at('14:02'))
      .done(asked({ version: '4.0' }));
    expect([said(g), news(g, 1)]).toEqual([[], []]);
    g.at(at('14:07')).done(asked({ version: '4.0' }));
    const words = `4.1 is released, 4.0 answers since ${at('14:02')}`;
    expect(said(g)).toEqual([`drift in eu: ${words}`]);
    expect(news(g, 1)).toEqual([`engineering: Drift: api in eu of production: ${words}`]);
    g.at(at('14:12'))
      .when(asked({ version: '4.0' }))
      .thenFacts();
    g.done(asked({ version: '4.1' }));
    expect(said(g)).toEqual([]);
    expect(news(g, 2)).toEqual(['engineering: No more drift: api 4.1 answers in eu of production, as it was released']);
    g.when(asked({ version: '4.1' })).thenFacts();
  });
  test.each([['4.1'], ['v4.1'], [' 4.1 ']])('%j is what was released', (version) => {
    const g = old().done(asked({ version }));
    g.when(asked({ version })).thenFacts();
    expect(said(g)).toEqual([]);
  });
  test.each(['abcdef0', 'ABCDEF0123456789'])('a commit is what was built of it: %s', (version) => {
    const g = given()
      .done({ type: 'RegisterBuild', service: 'api', version: '4.1', commit: 'abcdef0123456789', commits: [] })
      .done({
        type: 'RecordVersion',
        environment: 'production',
        service: 'api',
        regions: ['eu'],
        version: '4.1',
        why: 'x',
      })
      .done(asked({ version }));
    g.when(asked({ version })).thenFacts();
  });
  test('seen once, and gone the next time, is nothing', () => {
    const g = old().done(asked({ version: '4.0' }), asked({ version: '4.1' }), asked({ version: '4.0' }));
    expect([said(g), answer(g)?.drift]).toEqual([[], undefined]);
  });
  test('another odd version in between begins to be counted anew', () => {
    const g = old().done(asked({ version: '4.0' }), asked({ version: '3.9' }));
    expect(answer(g)?.drift).toBeUndefined();
    expect(answer(g.done(asked({ version: '3.9' })))?.drift?.released).toBe('4.1');
  });
  test('where nobody knows what was released, there is nothing to differ from', () => {
    const g = given().done(asked({ version: '4.0' }));
    g.when(asked({ version: '4.0' })).thenFacts();
    expect(said(g)).toEqual([]);
  });
  test('a rollout of the service is no drift, also between its steps; another service’s is none of its business', () => {
    const g = approved()
      .put('environment', 'production', running({ api: { eu: '4.1', us: '4.1' }, shop: { eu: '1' } }))
      .done(deploy);
    g.when(asked({ version: '4.2' })).thenFacts();
    g.done(report('eu', 'succeeded', 1))
      .when(asked({ version: '4.0' }))
      .thenFacts();
    g.when({ ...asked({ version: '2' }), service: 'shop' }).thenTypes('VersionAnswered');
    g.done(report('us', 'succeeded', 1), asked({ version: '4.1' }), asked({ version: '4.1' }));
    expect(said(g).join()).toContain('4.2 is released, 4.1 answers');
  });
});

describe('its configuration', () => {
  const old4 = () => old().done(asked({ version: '4.1', fingerprint: 'a' }));
  test('is another without a deploy: drift, until it is as before or was deployed anew', () => {
    const g = old4()
      .at(at('14:02'))
      .done(asked({ version: '4.1', fingerprint: 'b' }))
      .at(at('14:07'))
      .done(asked({ version: '4.1', fingerprint: 'b' }));
    expect(said(g)).toEqual([
      `drift in eu: the configuration of 4.1 is another since ${at('14:02')}, and nothing was deployed`,
    ]);
    g.at(at('14:12')).done(asked({ version: '4.1', fingerprint: 'a' }));
    expect(said(g)).toEqual([]);
    g.done(asked({ version: '4.1', fingerprint: 'b' }), asked({ version: '4.1', fingerprint: 'b' }));
    g.done({
      type: 'RecordVersion',
      environment: 'production',
      service: 'api',
      regions: ['eu'],
      version: '4.1',
      why: 'a new limit',
    });
    g.done(asked({ version: '4.1', fingerprint: 'b' }));
    expect(said(g)).toEqual([]);
  });
  test('differs between two regions of one version', () => {
    const g = old4().done(asked({ version: '4.1', fingerprint: 'b' }, 'us'));
    expect(said(g)).toEqual(['its configuration differs between eu and us']);
  });
});

describe('what does not answer', () => {
  const missed = (misses: number) => asked({ why: 'it answered 503', misses, since: at('13:52') });
  test('once or twice is nothing; three times is said, and is no drift; the next answer ends it', () => {
    const g = old()
      .done(asked({ version: '4.1' }))
      .at(at('14:02'));
    for (const misses of [1, 2]) g.when(missed(misses)).thenFacts();
    g.done(missed(3));
    expect([said(g), news(g, 1)]).toEqual([[`eu does not answer since ${at('13:52')}: it answered 503`], []]);
    g.when(missed(4)).thenFacts();
    // Why is as it was seen last; since when is not begun anew.
    g.at(at('15:00')).done(asked({ why: 'it answered with HTML', misses: 5, since: at('13:52') }));
    expect(said(g)).toEqual([`eu does not answer since ${at('13:52')}: it answered with HTML`]);
    expect(said(g.done(asked({ version: '4.1' })))).toEqual([]);
  });
  test('in between, what drifted drifts on: told once, and it is not said any more that it does not answer', () => {
    const g = old()
      .at(at('14:02'))
      .done(asked({ version: '4.0' }), asked({ version: '4.0' }), missed(3));
    const drift = `drift in eu: 4.1 is released, 4.0 answers since ${at('14:02')}`;
    expect(said(g)).toEqual([drift, `eu does not answer since ${at('13:52')}: it answered 503`]);
    g.at(at('14:20')).done(asked({ version: '4.0' }));
    expect([said(g), news(g, 1)]).toEqual([[drift], []]);
    g.when(asked({ version: '4.0' })).thenFacts();
  });
});

describe('the check, where the policy asks for it', () => {
  const versionAt = ['production/eu', 'production/us'];
  const strict = (endpoints: string[] | undefined) => ({
    ...COMPANY,
    policies: COMPANY.policies.map((p) => ({ ...p, noDrift: true })),
    services: COMPANY.services.map((s) => ({ ...s, ...(endpoints && { versionAt: endpoints }) })),
  });
  const planned = (endpoints: string[] | undefined = versionAt) =>
    old()
      .company(strict(endpoints))
      .done({ ...PLAN, items: [{ service: 'api', version: '4.2' }] });
  const gate = (g: Given) => {
    const release = g.world.releases['R-1'];
    const found = release && gatesOf(release, g.world).find((x) => x.id === 'drift');
    return found && [found.open, spoken(found.saw)];
  };
  const both = (version: string) => [asked({ version }), asked({ version }, 'us')];
  test('nobody asks: there is none', () => expect(gate(old().done(PLAN))).toBeUndefined());
  test('what nobody said how to ask, or nobody has asked yet, is closed, and says what opens it', () => {
    const unnamed = gate(planned([]));
    expect(unnamed?.[0]).toBe(false);
    expect(unnamed?.[1]).toContain('api in eu: nobody said where it tells its version (versionAt in services.yml)');
    expect(gate(planned())).toEqual([
      false,
      'api in eu: it has not been asked yet; that opens it and api in us: it has not been asked yet; that opens it',
    ]);
  });
  test('open, and said, where nobody knows in all regions what was released', () => {
    const g = given()
      .company(strict(versionAt))
      .done({ ...PLAN, items: [{ service: 'api', version: '4.2' }] }, ...both('4.1'));
    const unknown = [true, 'it answers, but nobody knows in all regions what of api was released'];
    expect(gate(g)).toEqual(unknown);
    const record = {
      type: 'RecordVersion',
      environment: 'production',
      service: 'api',
      version: '4.1',
      why: 'x',
    } as const;
    expect(gate(g.done({ ...record, regions: ['eu'] }))).toEqual(unknown);
    expect(gate(g.done({ ...record, regions: ['us'] }))).toEqual([true, 'what answers there is what was released']);
  });
  test('open where all answer as released, closed by drift and by silence, open again', () => {
    const g = planned().done(...both('4.1'));
    expect(gate(g)).toEqual([true, 'what answers there is what was released']);
    g.at(at('14:02')).done(asked({ version: '4.0' }), asked({ version: '4.0' }));
    expect(gate(g)?.[0]).toBe(false);
    expect(gate(g)?.[1]).toContain('4.1 is released, 4.0 answers');
    g.done(asked({ version: '4.1' }));
    expect(gate(g)?.[0]).toBe(true);
    g.done(asked({ why: 'it answered 503', misses: 3, since: at('13:52') }, 'us'));
    expect(gate(g)?.[1]).toContain('api in us: it does not answer since');
    expect(following(g)).toContain('edit R-1/headline');
  });
});

describe('the same elsewhere, where the policy asks for it', () => {
  const places = ['staging', 'production', 'spare'];
  const company = {
    ...COMPANY,
    environments: places.map((name) => ({ name, regions: ['eu'], target: 'pipeline', stageTimeoutMinutes: 30 })),
    policies: COMPANY.policies.map((p) => ({ ...p, environments: places, sameElsewhere: true })),
    services: COMPANY.services.map((s) => ({ ...s, ...(s.name === 'api' && { sameIn: ['staging', 'production'] }) })),
  };
  const both = (staging: string, production = '4.1') =>
    given()
      .company(company)
      .put('environment', 'staging', running({ api: { eu: staging } }, 'staging'))
      .put('environment', 'production', running({ api: { eu: production } }));
  const plan = { ...PLAN, items: [{ service: 'api', version: '4.2' }] };
  const planned = (staging: string, production?: string) => both(staging, production).done(plan);
  const print = (environment: string, fingerprint: string): ObserveVersion => ({
    ...asked({ version: '4.2', fingerprint }),
    environment,
  });
  const record = (environment: string, version: string): RecordVersion => ({
    ...{ type: 'RecordVersion', environment, service: 'api', regions: ['eu'], version, why: 'by hand' },
  });
  const gate = (g: Given, more: object = {}) => {
    const release = g.world.releases['R-1'];
    const found = release && gatesOf({ ...release, ...more }, g.world).find((x) => x.id === 'elsewhere');
    return found && [found.open, spoken(found.saw), ...(found.waits ? ['waits'] : [])];
  };
  const wrong = [false, 'api 4.1 runs in staging (eu), not 4.2: deploy it there too'];

  test('is closed until the other runs what it brings, and shown anew when that changes', () => {
    const g = planned('4.1');
    expect(gate(g)).toEqual(wrong);
    g.done(record('staging', '4.2'));
    expect(following(g, 1)).toContain('edit R-1/headline');
    expect(gate(g)).toEqual([true, 'as in staging']);
    expect(gate(planned('v4.2'))).toEqual([true, 'as in staging']);
    g.done(record('staging', '4.3'));
    expect(gate(g)?.[1]).toContain('api 4.3 runs in staging');
  });
  test.each<[string, string | undefined, string | undefined, boolean]>([
    ['another commit', 'aaaaaaa1', 'bbbbbbb2', false],
    ['the same, written short', 'aaaaaaa', 'aaaaaaa1', true],
    ['one that nobody told where it runs', undefined, 'bbbbbbb2', true],
    ['one that nobody told of what it brings', 'aaaaaaa1', undefined, true],
  ])('the same version of %s', (_, runs, goes, open) => {
    const there = running({ api: { eu: '4.2' } }, 'staging');
    const place = { now: { version: '4.2', ...(runs && { commit: runs }) }, before: [] };
    const g = planned('4.2').put('environment', 'staging', { ...there, live: { api: { eu: place } } });
    if (goes) g.by('gonogo').done({ type: 'RegisterBuild', service: 'api', version: '4.2', commit: goes, commits: [] });
    const closed = 'api 4.2 of aaaaaaa runs in staging (eu), this is 4.2 of bbbbbbb: deploy it there too';
    expect(gate(g)).toEqual(open ? [true, 'as in staging'] : [false, closed]);
  });
  test('does not ask for what comes later on its way, nor of its own rollout, nor of a drill', () => {
    const ahead = [{ environment: 'staging', window: PLAN.window }];
    expect(gate(planned('4.1'), { ahead })).toBeUndefined();
    expect(gate(planned('4.1'), { ahead: [{ ...ahead[0], environment: 'spare' }] })).toEqual(wrong);
    expect(gate(planned('4.1'), { drill: { service: 'api' } })).toBeUndefined();
    for (const status of ['deploying', 'rolling-back'])
      expect(gate(planned('4.1'), { status })).toEqual([true, 'its own rollout is under way']);
  });
  test('asks where services should be the same, and of those alone', () => {
    expect(gate(both('4.1').done({ ...plan, items: [{ service: 'ledger', version: '2' }] }))).toBeUndefined();
    expect(gate(both('4.1').done({ ...plan, environment: 'spare' }))).toBeUndefined();
    const lax = { policies: company.policies.map((p) => ({ ...p, sameElsewhere: false })) };
    expect(gate(both('4.1').company(lax).done(plan))).toBeUndefined();
  });
  test('what nobody knows is closed; a rollout there is waited for', () => {
    const unknown = given().company(company).done(plan);
    expect(gate(unknown)).toEqual([false, 'nobody knows what of api runs in staging (eu): record it']);
    const g = planned('4.1').done({ ...plan, environment: 'staging', window: { ...PLAN.window } });
    const { world } = g;
    const going = { ...world.releases['R-2'], status: 'deploying' } as never;
    const release = world.releases['R-1'];
    const found = release && gatesOf(release, { ...world, openReleases: [going] }).find((x) => x.id === 'elsewhere');
    expect(found).toMatchObject({ open: false, waits: true });
    expect(found && spoken(found.saw)).toBe('a rollout of api is under way in staging');
  });
  test('another configuration of the same version closes it, and is shown anew when it changes', () => {
    const g = planned('4.2', '4.2').done(print('production', 'a'), print('staging', 'b'));
    expect(gate(g)).toEqual([
      false,
      'the configuration of api 4.2 is another in staging (eu) than here (eu): make them the same',
    ]);
    g.put('environment', 'staging', running({ api: { eu: '4.2' } }, 'staging')).done(print('staging', 'a'));
    expect(following(g, 1)).toContain('edit R-1/headline');
    expect(gate(g)).toEqual([true, 'as in staging']);
  });
});
