import { expect, test } from 'vitest';
import { healthPlanFor } from '../../src/domain/company/health.ts';
import { ManifestFaults } from '../../src/manifest/faults.ts';
import { loadManifests } from '../../src/manifest/load.ts';
import { sampleWith } from '../support/sample.ts';

const SIGNALS = `
- { name: metrics, type: prometheus, url: "https://prometheus.example.com", token: { env: TOKEN } }
- { name: shop, type: json, url: { env: SHOP_URL } }
`;

const dirWith = (health: string, signals = SIGNALS) => sampleWith({ 'health.yml': health, 'signals.yml': signals });

function faultsOf(health: string, signals?: string): string[] {
  try {
    loadManifests(dirWith(health, signals));
    return [];
  } catch (error) {
    if (error instanceof ManifestFaults) return error.faults;
    throw error;
  }
}

/** One entry with these rules, a line each. */
const plan = (rules: string[], more = '') =>
  `- name: all\n  ${more}\n  rules:\n${rules.map((r) => `    - ${r}\n`).join('')}`;
const value = (more: string) => `{ name: queue, kind: value, source: metrics, value: q, atMost: 1, ${more} }`;

test('what is not said is what most would say', () => {
  const dir = dirWith(`
- name: production
  scope: { environments: [production] }
  rules:
    - { name: errors, kind: errors, source: metrics, errors: 'e{v="{{version}}"}', of: 'n{v="{{version}}"}', atMost: 1 }
    - { name: p95, kind: shift, source: metrics, points: 'p{v="{{version}}"}', stepSeconds: 10, failureLimit: 3, against: { from: [stable] } }
    - { name: alerts, kind: alerts }
- { name: rest, rules: [{ name: ok, kind: value, source: shop, value: "/health#/ok", atLeast: 1 }], dry: true }
`);
  const { company, signals } = loadManifests(dir);
  expect(signals.shop).toMatchObject({ type: 'json', timeoutSeconds: 10 });
  const found = healthPlanFor(company, 'ledger', 'production');
  expect(found).toMatchObject({
    everySeconds: 60,
    graceSeconds: 60,
    lagSeconds: 15,
    soakMinutes: 10,
    onUnhealthy: 'ask',
    onUnknown: { minutes: 30 },
    dry: false,
  });
  expect(found?.rules[0]).toMatchObject({
    minimum: 50,
    critical: true,
    unknownLimit: 4,
    recoverAfter: 3,
    consecutiveFailureLimit: 1,
  });
  expect(found?.rules[1]).toMatchObject({
    failureLimit: 3,
    ratio: 1.2,
    worse: 'higher',
    minimum: 5,
    against: { hours: 6, weeks: 4 },
  });
  expect(found?.rules[1]).not.toHaveProperty('consecutiveFailureLimit');
  expect(healthPlanFor(company, 'ledger', 'staging')?.name).toBe('rest');
});

test('without these files nothing is judged', () => {
  expect(loadManifests(dirWith('[]', '[]')).company.health).toEqual([]);
});

test.each([
  [
    'a kind that nobody knows',
    plan(['{ name: x, kind: latency }']),
    /rules\[0\]\.kind: must be of the kind errors, value, shift or alerts/,
  ],
  [
    'an option that is misspelt',
    plan([value('atmost: 1')]),
    /rules\[0\]: does not know "atmost" \(did you mean "atMost"\?\)/,
  ],
  [
    'a source that is not there',
    plan([value('').replace('metrics', 'metric')]),
    /rules\[0\]\.source: there is no source "metric" \(did you mean "metrics"\?\)/,
  ],
  [
    'a service that is not there',
    plan([value('')], 'scope: { services: [nope] }'),
    /scope\.services\[0\]: there is no service "nope"/,
  ],
  [
    'an environment that is not there',
    plan([value('')], 'scope: { environments: [moon] }'),
    /there is no environment "moon"/,
  ],
  [
    'a role that is not there',
    plan([value('')], 'onUnknown: { decides: nobody }'),
    /onUnknown\.decides: there is no role "nobody"/,
  ],
  ['the same name twice', plan([value(''), value('')]), /rules\[1\]\.name: "queue" is taken by rules\[0\]/],
  ['only alerts', plan(['{ name: a, kind: alerts }']), /rules: has no critical rule that measures/],
  ['only what decides nothing', plan([value('critical: false')]), /rules: has no critical rule that measures/],
  [
    'a page with what nobody knows',
    plan([value('')], "page: 'https://g.example/{{pod}}'"),
    /page: has \{\{pod\}\}; what may stand there is \{\{service\}\}, \{\{version\}\}/,
  ],
  ['a page that is no address', plan([value('')], 'page: grafana'), /page/],
  [
    'looks longer than the soak',
    plan([value('')], 'everySeconds: 600\n  soakMinutes: 5'),
    /everySeconds: one look is longer than the soak of 5 minutes/,
  ],
  [
    'less time to prove itself than the soak',
    plan([value('')], 'soakMinutes: 10\n  withinMinutes: 9'),
    /withinMinutes: is shorter than the soak of 10 minutes/,
  ],
  [
    'too few points a look',
    plan(['{ name: p, kind: shift, source: metrics, points: \'p{v="{{version}}"}\', against: { from: [stable] } }']),
    /stepSeconds: a look of 60 s has fewer than 5 points/,
  ],
  [
    'no limit',
    plan(['{ name: e, kind: errors, source: metrics, errors: e, of: n }']),
    /"e" allows everything; give it atMost, ceiling or against/,
  ],
  [
    'no limit of a value',
    plan(['{ name: e, kind: value, source: metrics, value: e }']),
    /"e" allows everything; give it atMost, atLeast or ceiling/,
  ],
  ['limits that allow nothing', plan([value('atLeast: 2')]), /atLeast: is more than atMost/],
  ['a ceiling below the least', plan([value('atLeast: 0.5, ceiling: 0.2')]), /atLeast: is more than ceiling/],
  ['a ceiling below the limit', plan([value('ceiling: 0.2')]), /ceiling: is less than atMost/],
  [
    'a ceiling of errors below their limit',
    plan(['{ name: e, kind: errors, source: metrics, errors: e, of: n, atMost: 5, ceiling: 4.9 }']),
    /ceiling: is less than atMost/,
  ],
  [
    'a name in a query that is none',
    plan(['{ name: q, kind: value, source: metrics, value: \'q{v="{{verison}}"}\', atMost: 1 }']),
    /value: has \{\{verison\}\}; what may stand there is service/,
  ],
  [
    'a value outside of quotes',
    plan(["{ name: q, kind: value, source: metrics, value: 'q{v={{version}}}', atMost: 1 }"]),
    /value: has \{\{version\}\} outside of quotes/,
  ],
  [
    'a path that is none',
    plan(['{ name: q, kind: value, source: shop, value: "https://elsewhere.example#/x", atMost: 1 }']),
    /value: must be a path and where the number stands/,
  ],
  [
    'the version before that can not be told apart',
    plan(['{ name: e, kind: errors, source: metrics, errors: e, of: n, against: { from: [stable], margin: 1 } }']),
    /rules\[0\]\.errors: does not name \{\{version\}\}/,
  ],
  [
    'a version that did not run weeks ago',
    plan([
      '{ name: e, kind: errors, source: metrics, errors: \'e{v="{{version}}"}\', of: n, against: { from: [weeks], margin: 1 } }',
    ]),
    /rules\[0\]\.errors: names a version, which did not run weeks ago/,
  ],
  ['no rule', '- { name: all, rules: [] }', /rules/],
])('%s is a fault with its line', (_, health, fault) => {
  const faults = faultsOf(health);
  expect(faults).toContainEqual(expect.stringMatching(fault));
  expect(faults.every((f) => /^health\.yml:\d+ → \[0\]/.test(f))).toBe(true);
});

test('a source that is none is a fault of its file', () => {
  const signals = '- { name: metrics, type: graphite, url: "https://x.example" }\n';
  expect(faultsOf('[]', signals)).toEqual([
    expect.stringMatching(
      /^signals\.yml:1 → \[0\]\.type: must be one of json, prometheus; write for example \{ name: shop/,
    ),
  ]);
});
