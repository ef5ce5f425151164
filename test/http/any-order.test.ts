import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alerts } from '../../src/domain/alert/document.ts';
import { builds as stored } from '../../src/domain/build/document.ts';
import { one, some } from '../../src/domain/deciding/reads.ts';
import { GONOGO } from '../../src/domain/deciding/world.ts';
import { environments } from '../../src/domain/environment/document.ts';
import { everyPlaceOf } from '../../src/domain/environment/environment.ts';
import { evidence } from '../../src/domain/evidence/document.ts';
import { allUnmatched } from '../../src/domain/evidence/unmatched.ts';
import { recentIncidents } from '../../src/domain/incident/document.ts';
import { stateOf, titleOf } from '../../src/domain/incident/incident.ts';
import { pages } from '../../src/domain/page/document.ts';
import { perform } from '../../src/door/perform.ts';
import { see } from '../../src/door/read-only.ts';
import { takingOf } from '../../src/http/inbound.ts';
import { taken } from '../../src/http/taking.ts';
import { atEachStart } from '../../src/start/at-each-start.ts';
import { COMPANY } from '../domain/given.ts';
import { openSetting } from '../support/setting.ts';
import { ALL, BOATS, COMMIT, type Delivery, HEAD, minuted, PAGE } from './all-told.ts';
import { SOURCES } from './every-source.ts';

const headersOf: Partial<Record<Delivery['source'], (d: Delivery) => Record<string, string>>> = {
  github: ({ event, id }) => ({ 'x-github-event': event, 'x-github-delivery': id }),
  gitlab: ({ event, id }) => ({ 'x-gitlab-event': event, 'x-gitlab-event-uuid': id }),
  sentry: ({ event, id }) => ({
    ...{ 'sentry-hook-resource': 'issue', 'sentry-hook-timestamp': event, 'request-id': id },
  }),
};

let signedAt = Date.now();
/** What is known at the end, signed and over the whole way. */
async function known(deliveries: readonly Delivery[]) {
  const services = COMPANY.services.map((s) => (s.name === 'api' ? { ...s, repositories: ['acme/api'] } : s));
  const boats = { name: 'boats', about: 'floats', dependsOn: [], repositories: [BOATS.full_name] };
  let company = { ...COMPANY, services };
  const setting = await openSetting({ company: () => company });
  await setting.store.commit({
    at: setting.now(),
    put: [{ key: pages.key(PAGE.id), value: PAGE, lists: [] }],
  });
  const taking = takingOf({ setting, sources: SOURCES, targets: {}, personOf: () => undefined });
  for (const delivery of deliveries) {
    const { source, id, body, params = {} } = delivery;
    const raw = new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body));
    // The id of what Gonogo signs is made of the time: two in one millisecond would be one delivery.
    signedAt += 1;
    const { headers: signed, rest = '' } = SOURCES[source].sign(raw, signedAt);
    const headers = {
      'content-type': 'application/json',
      ...signed,
      ...headersOf[source]?.(delivery),
    };
    const answer = await taken(taking, source, SOURCES[source], { raw, headers, rest, params });
    expect(answer, id).toMatchObject({ status: 200, body: { ok: true } });
  }
  const { strange } = await see(setting, { strange: allUnmatched });
  company = { ...company, services: [...services, boats] };
  await atEachStart(setting);
  for (const { key } of await setting.store.pending('timer/causes/')) {
    const command = { type: 'LookForCauses', incident: key.slice('timer/causes/'.length) } as const;
    expect(await perform(setting, command, { actor: GONOGO, via: 'timer' })).toMatchObject({ ok: true });
  }
  // Which names are still to be given is known once a build tells what it was built from.
  for (const { key } of await setting.store.pending('timer/name/')) {
    const [service = '', version = ''] = key.slice('timer/name/'.length).split('/');
    const command = { type: 'NameVersion', service, version } as const;
    expect(await perform(setting, command, { actor: GONOGO, via: 'timer' })).toMatchObject({ ok: true });
  }
  const { runs, found, incidents, firing, built, page, left, sinking, afloat } = await see(setting, {
    left: allUnmatched,
    sinking: one(alerts, 'production/boats'),
    afloat: some(evidence, [`boats/${COMMIT.slice(0, 7)}`, 'boats/reviews']),
    runs: one(environments, 'production'),
    found: some(evidence, [`api/${COMMIT.slice(0, 7)}`, 'api/reviews', 'api']),
    incidents: recentIncidents(setting.now()),
    firing: one(alerts, 'production/api'),
    built: one(stored, 'api'),
    page: one(pages, PAGE.id),
  });
  await setting.store.close();
  return {
    builds: (built?.builds ?? []).map(({ at: _, ...b }) => b).sort((a, b) => (a.version < b.version ? -1 : 1)),
    runs: everyPlaceOf(runs, 'api').map(([region, { now, before }]) => [region, now, before]),
    ledger: everyPlaceOf(runs, 'ledger').map(([region, { now, before, removed }]) => [region, now, before, removed]),
    checks: Object.values(found)
      .flatMap((e) => e?.checks.map((c) => `${c.name} ${c.state} ${c.at}`) ?? [])
      .sort(),
    scans: Object.values(found)
      .flatMap((e) => e?.scans ?? [])
      .flatMap((scan) => scan.findings.map((f) => `${scan.tool} ${f.key} ${f.state} “${f.title}”`))
      .sort(),
    artifacts: Object.values(found)
      .flatMap((e) => e?.artifacts.map((a) => `${a.digest?.slice(7, 10)} ${a.at}`) ?? [])
      .sort(),
    strange: strange
      .map((u) => `${u.told.type} ${JSON.stringify(u.told.from.repository ?? u.told.from.service)}`)
      .sort(),
    left: left.length,
    boats: {
      checks: Object.values(afloat).flatMap((e) => e?.checks.map((c) => `${c.name} ${c.state} ${c.at}`) ?? []),
      merges: Object.values(afloat)
        .flatMap((e) => e?.merges?.map((m) => JSON.stringify(m)) ?? [])
        .sort(),
      alerts: (sinking?.alerts ?? []).map((a) => [a.key, a.status, a.startsAt, a.endsAt].join(' ')),
    },
    alerts: (firing?.alerts ?? []).map((a) => [a.key, a.status, a.startsAt, a.endsAt].join(' ')).sort(),
    page: page?.status === 'acknowledged' ? page.taker : page?.status,
    merges: Object.values(found).flatMap((e) => e?.merges ?? []),
    incidents: incidents
      .map((i) => [titleOf(i), stateOf(i), ...i.openings.map((o) => [o.since, o.over, o.causes.map((c) => c.deploy)])])
      .sort(),
  };
}

test('late, doubled and reordered deliveries give the same state as ordered ones, over the whole way', async () => {
  const ordered = await known(ALL);
  expect(ordered.checks).toEqual([
    'SBOM (CycloneDX) passed 2026-03-03T08:03:00.000Z',
    'SBOM (CycloneDX) passed 2026-03-03T08:06:00.000Z',
    'api failed 2026-03-03T08:04:00.000Z',
    'api passed 2026-03-03T08:08:00.000Z',
    'circle failed 2026-03-03T08:03:00.000Z',
    'circle passed 2026-03-03T08:09:00.000Z',
    'contract failed 2026-03-03T08:05:00.000Z',
    'contract passed 2026-03-03T08:07:00.000Z',
    'e2e failed 2026-03-03T08:04:00.000Z',
    'e2e passed 2026-03-03T08:08:00.000Z',
    'kite failed 2026-03-03T08:04:00.000Z',
    'kite passed 2026-03-03T08:08:00.000Z',
    'lint failed 2026-03-03T08:10:00.000Z',
    'review by bo failed 2026-03-03T08:02:00.000Z',
    'review by bo passed 2026-03-03T08:04:00.000Z',
    'review by cy cancelled 2026-03-03T08:03:00.000Z',
    'style failed 2026-03-03T08:09:00.000Z',
    'unit failed 2026-03-03T08:02:00.000Z',
    'unit passed 2026-03-03T08:06:00.000Z',
    'uploaded failed 2026-03-03T08:01:00.000Z',
    'uploaded passed 2026-03-03T08:02:00.000Z',
  ]);
  const [tip, head] = [COMMIT.slice(0, 12), HEAD.slice(0, 12)];
  expect(ordered.merges).toEqual([{ tip, head, number: 7, size: 1, pushed: [head, tip] }]);
  expect(ordered.scans).toEqual([
    'codeql 25e13205b98e2d83199de84d open “found at 22”',
    'dependabot GHSA-1 fixed “fixed at 33”',
    'dependabot GHSA-2 open “open at 36”',
    'trivy CVE-2 open “found at 34”',
    'trivy CVE-3 open “found at 34”',
  ]);
  expect(ordered.artifacts).toEqual(['aaa 2026-03-03T08:37:00.000Z', 'bbb 2026-03-03T08:38:00.000Z']);
  expect(ordered.alerts).toEqual([
    'a firing 2026-03-03T08:44:00.000Z ',
    'b resolved 2026-03-03T08:45:00.000Z 2026-03-03T08:46:00.000Z',
    'c firing 2026-03-03T08:47:00.000Z ',
    'g resolved 2026-03-03T08:30:00.000Z 2026-03-03T08:33:00.000Z',
  ]);
  expect(ordered.strange).toEqual(['alert "boats"', 'check "acme/boats"', 'commits "acme/boats"']);
  expect(ordered.left).toBe(0);
  expect(ordered.boats.checks).toEqual([
    'unit failed 2026-03-03T08:03:00.000Z',
    'unit passed 2026-03-03T08:07:00.000Z',
  ]);
  expect(ordered.boats.merges).toHaveLength(2);
  expect(ordered.boats.alerts).toEqual(['n firing 2026-03-03T08:44:00.000Z ']);
  const times = ([title, state, ...openings]: (typeof ordered.incidents)[number]) =>
    [
      title,
      state,
      ...openings.flatMap((o) =>
        Array.isArray(o)
          ? [
              o
                .slice(0, 2)
                .map((t) => String(t).slice(14, 16))
                .join('-'),
            ]
          : [],
      ),
    ].join(' ');
  expect(ordered.incidents.map(times)).toEqual([
    'Down A resolved 20-25 27-28',
    'Down B open 20-',
    'Orders are slow acknowledged 20-23 27-',
    'Pages are slow acknowledged 10-16 18-',
    'Search is down resolved 01-05 40-46',
    'TypeError open 49-52 55-',
  ]);
  expect(ordered.page).toEqual({ name: 'Cy', how: 'pagerduty', at: '2026-03-03T08:31:00.000Z' });
  expect(ordered.runs).toHaveLength(2);
  const ran = ['1.4', '1.1', '1.3', '1.2', '1.1', '1.1'].map((version) => ({ version }));
  expect(ordered.ledger).toMatchObject(['eu', 'us'].map((region) => [region, undefined, ran, { since: minuted(20) }]));
  expect(ordered.builds).toMatchObject([
    { version: '4.1', commits: [{ breaking: true }] },
    { version: '4.2', since: '4.1' },
    { version: '4.3', since: '4.2', commit: COMMIT },
  ]);
  const anyOrder = fc
    .tuple(fc.shuffledSubarray(ALL, { minLength: ALL.length }), fc.array(fc.constantFrom(...ALL), { maxLength: 6 }))
    .chain(([all, again]) => {
      const both = [...all, ...again];
      return fc.shuffledSubarray(both, { minLength: both.length });
    });
  await fc.assert(
    fc.asyncProperty(anyOrder, async (deliveries) => {
      expect(await known(deliveries)).toEqual(ordered);
    }),
    { numRuns: 40 },
  );
}, 240_000);
