import { expect, test } from 'vitest';
import { builds } from '../../src/inbound/generic/json.ts';
import { toldIn, translated } from './translating.ts';

const generic = builds('whsec_c2FuZGJveC1waXBlbGluZS1zaWduaW5nLXNlY3JldA==');
const at = (body: unknown) => translated(generic, body);
const SHA = 'A1B2C3D4';
const DIGEST = `sha256:${'c'.repeat(64)}`;

test.each<[object, object]>([
  [
    { type: 'check', service: 'api', commit: SHA, name: 'e2e', state: 'passed', startedAt: 1772528400, kind: 'tests' },
    {
      type: 'check',
      from: { service: 'api', commit: 'a1b2c3d4' },
      kind: 'tests',
      app: 'generic',
      name: 'e2e',
      state: 'passed',
      startedAt: '2026-03-03T09:00:00.000Z',
    },
  ],
  [
    {
      type: 'check',
      repository: 'harbor/api',
      name: 'unit',
      state: 'failed',
      run: '7',
      attempt: 2,
      cases: { passed: 9, failed: 1 },
      optional: true,
    },
    { kind: 'ci', run: '7', attempt: 2, cases: { passed: 9, failed: 1, skipped: 0, flaky: 0 }, optional: true },
  ],
  [
    {
      type: 'findings',
      image: 'ghcr.io/harbor/api',
      digest: DIGEST,
      tool: 'trivy',
      complete: true,
      findings: [{ key: 'CVE-1/openssl', rule: 'CVE-1', title: 'password=hunter22\nmore', severity: 'high' }],
      more: 3,
    },
    {
      from: { image: 'ghcr.io/harbor/api', digest: DIGEST },
      complete: true,
      findings: [{ key: 'CVE-1/openssl', title: 'password=[redacted]', severity: 'high', state: 'open' }],
      more: 3,
    },
  ],
  [
    {
      type: 'deployment',
      service: 'api',
      version: '4.2',
      environment: 'production',
      key: 'd-1',
      state: 'succeeded',
      at: '2026-03-03T10:00:00+01:00',
      by: { email: 'ann@harbor.example' },
    },
    {
      type: 'deployment',
      from: { service: 'api', version: '4.2', environment: 'production' },
      key: 'd-1',
      state: 'succeeded',
      at: '2026-03-03T09:00:00.000Z',
      by: { email: 'ann@harbor.example' },
    },
  ],
  [
    { type: 'incident', service: 'api', environment: 'production', key: 'I-1', title: 'Refunds fail', state: 'open' },
    { type: 'incident', from: { service: 'api', environment: 'production' }, key: 'I-1', state: 'open' },
  ],
  [
    { type: 'artifact', service: 'api', version: '4.2', digest: DIGEST, name: 'api', url: 'https://u:p@r.example/x' },
    { type: 'artifact', from: { service: 'api', version: '4.2', digest: DIGEST }, url: 'https://r.example/x' },
  ],
  // A shell or a template writes numbers as texts, and YAML texts as numbers.
  [
    {
      type: 'check',
      service: 'api',
      version: 20261126,
      name: 7,
      state: 'passed',
      run: 812,
      attempt: '2',
      cases: { passed: '9', failed: '0', skipped: null },
      optional: 'true',
    },
    {
      from: { version: '20261126' },
      name: '7',
      run: '812',
      attempt: 2,
      cases: { passed: 9, failed: 0, skipped: 0, flaky: 0 },
      optional: true,
    },
  ],
  [{ type: 'check', name: 'e2e', state: 'passed', optional: false }, { name: 'e2e' }],
  [
    { type: 'findings', tool: 'x', complete: 'true', findings: [], more: '3' },
    { complete: true, more: 3 },
  ],
  [{ type: 'build', service: 'api', version: 812, commit: 'a1b2c3d' }, { version: '812' }],
])('%j', (body, is) => expect(toldIn(at(body))[0]).toMatchObject(is));

test.each<[object, string]>([
  [{ type: 'cheque' }, 'type: must be build, artifact, check, findings, deployment or incident'],
  [{ type: 'check', name: 'e2e', state: 'green' }, 'state: '],
  [{ type: 'check', name: 'e2e', state: 'passed', commit: 'main' }, 'commit: must be a commit’s hash'],
  [{ type: 'check', name: 'e2e', state: 'passed', at: 'today' }, 'at: must be an instant'],
  [{ type: 'check', name: 'e2e', state: 'passed', url: 'ftp://x' }, 'url: must be an http or https address'],
  [{ type: 'deployment', key: '1', state: 'succeeded' }, 'environment: '],
  [{ type: 'incident', key: 'a\nb', title: 't', state: 'open' }, 'key: must be one line'],
  [{ type: 'check', name: 'e2e', state: 'passed', version: '4\t2' }, 'version: must be one line'],
  [{ type: 'check', name: 'e2e', state: 'passed', version: 1.1 }, 'version: must be in quotes'],
  [{ type: 'check', name: 'e2e', state: 'passed', attempt: 'second' }, 'attempt: must be a whole number, 1 or more'],
  [
    { type: 'check', name: 'e2e', state: 'passed', cases: { passed: 1 } },
    'cases.failed: is missing; it must be a whole',
  ],
  [{ type: 'findings', tool: 'x', complete: 'perhaps', findings: [] }, 'complete: must be true or false'],
  [{ type: 'check', state: 'passed' }, 'name: is missing; write a string'],
  [{ type: 'incident', key: '1', title: '  ', state: 'open' }, 'title: says nothing'],
  [
    {
      type: 'findings',
      tool: 'x',
      findings: Array(1001).fill({ key: 'k', rule: 'r', title: 't', severity: 'low' }),
    },
    'findings: takes 1000 findings at most',
  ],
])('%j is refused: %s', (body, why) => {
  const of = at(body);
  expect('faults' in of && of.faults.join('\n')).toContain(why);
});

test.each([
  [{ type: 'check' }, 'not a check'],
  [{ type: 'incident' }, 'not an incident'],
  [{}, 'not a build'],
  [undefined, 'not a build'],
  [{ type: '<script>' }, 'not a type that is known'],
])('the answer to %j says %s', (body, says) => expect(generic.answered?.(body)).toBe(says));
