import { expect, test } from 'vitest';
import type { EvidenceRules } from '../../../src/domain/company/evidence-rules.ts';
import { isRefusal } from '../../../src/domain/deciding/decision.ts';
import type { CheckTold, EvidenceTold, FindingsTold } from '../../../src/domain/evidence/told.ts';
import { gatesOf } from '../../../src/domain/gates/index.ts';
import { approved, COMPANY, given, go, PLAN } from '../given.ts';
import { spoken } from '../spoken.ts';
import { API, build, check, clean, found, gate, hear, LEDGER, ledger, OPENS, policies, ready, WEIGH } from './ready.ts';

test('without evidence a gate is closed, and says what would open it; without a build, that nobody knows the commit', () => {
  const none = approved()
    .company({ policies: policies({ tests: { required: ['unit'] } }) })
    .by('gonogo');
  expect(gate(none, 'tests')).toMatchObject({ open: false, saw: expect.stringContaining('nothing is known yet') });
  expect(gate(none.done(WEIGH), 'tests')?.saw).toBe(
    'api 4.2: nothing is known of unit, and no build tells its commit: register it and ledger 2.9: nothing is known of unit, and no build tells its commit: register it',
  );
  const built = ready({ tests: {} }).done(WEIGH);
  expect(gate(built, 'tests')).toMatchObject({ open: false, waits: false });
  expect(gate(built, 'tests')?.saw).toContain('api 4.2 (1f3c9ab): no result of tests has come for that commit');
  expect(gate(ready({}), 'tests')).toBeUndefined();
});

test('what has not come yet is waited for until the window opens; what is red is not', () => {
  const early = given()
    .company({ policies: policies({ tests: {} }) })
    .done(PLAN)
    .by('gonogo')
    .done(WEIGH);
  expect(gate(early, 'tests')).toMatchObject({ open: false, waits: true });
  early.done(build('api', '4.2', API), hear(check({ state: 'failed' })), WEIGH);
  expect(gate(early, 'tests')).toMatchObject({ open: false, waits: false });
});

test('a red test closes the gate, its rerun opens it, and whoever waits is told once', () => {
  const r = ready({ tests: { required: ['unit'] } });
  r.done(
    ledger(),
    hear(check({ run: '7', state: 'failed', cases: { passed: 9, failed: 1, skipped: 0, flaky: 0 } })),
    WEIGH,
  );
  expect(gate(r, 'tests')).toMatchObject({ open: false, saw: 'api 4.2 (1f3c9ab): unit failed: 1 of 10' });
  const notes = () => r.follows(1).flatMap((d) => (d.intent.kind === 'note' ? [spoken(d.intent.note)] : []));
  expect(notes()).toEqual(['In the way of api 4.2, ledger 2.9 → production: api 4.2 (1f3c9ab): unit failed: 1 of 10.']);
  r.done(hear(check({ run: '7', attempt: 2, state: 'running' })), WEIGH);
  expect(gate(r, 'tests')).toMatchObject({ open: false, waits: true });
  expect(notes()).toEqual([]);
  r.done(hear(check({ run: '7', attempt: 2 })), WEIGH);
  expect(gate(r, 'tests')).toMatchObject({
    open: true,
    saw: expect.stringContaining('unit passed when it was run again'),
  });
  expect(notes()).toEqual(['Ready to deploy: api 4.2, ledger 2.9 → production.']);
  // The late report of the first attempt changes nothing of what the gate sees.
  r.done(hear(check({ run: '7', state: 'failed', at: '2026-03-03T13:00:00Z' })));
  r.when(WEIGH).thenFacts();
});

test('what evidence said when somebody answered is kept with the answer, once for all who saw the same', () => {
  const r = given()
    .company({ policies: policies({ tests: { required: ['unit'] } }) })
    .by('gonogo')
    .done(build('api', '4.2', API), build('ledger', '2.9', LEDGER), ledger(), hear(check({ state: 'failed' })))
    .by('UMANAGER')
    .done(PLAN, { type: 'OpenVote', release: 'R-1' })
    .by('gonogo')
    .done(WEIGH);
  r.by('UQA').done(go).by('USRE1').done(go).by('gonogo');
  r.done(hear(check({ run: '8', at: '2026-03-03T09:05:00Z' })), WEIGH)
    .by('USRE2')
    .done(go);
  const vote = r.world.votes['R-1/v1'];
  expect(vote?.ballots.map((b) => [b.by, b.saw])).toEqual([
    ['UQA', 0],
    ['USRE1', 0],
    ['USRE2', 1],
  ]);
  expect(vote?.sights?.map((seen) => seen.map((s) => [s.gate, s.open, spoken(s.saw)]))).toEqual([
    [['tests', false, 'api 4.2 (1f3c9ab): unit failed']],
    [['tests', true, expect.stringContaining('unit passed when it was run again')]],
  ]);
  // Each of what they rest on is kept once: what one run changed is told anew, and no more.
  const proofs = vote?.proofs ?? [];
  expect(proofs.map((p) => [p.what, p.said, p.digest])).toEqual([
    ['unit', 'failed', `${API}00000000`],
    ['unit', 'passed', LEDGER],
    ['unit', 'passed, after it had failed', `${API}00000000`],
  ]);
  expect(vote?.sights?.map(([s]) => s?.rests)).toEqual([
    [0, 1],
    [2, 1],
  ]);
  // Where nothing is asked for, nothing is kept.
  expect(approved().world.votes['R-1/v1']?.ballots[0]).not.toHaveProperty('saw');
});

test('evidence of one commit says nothing of another, and a version that is rebuilt needs its own', () => {
  const r = ready({ tests: {} }).done(ledger(), hear(check()), WEIGH);
  expect(gate(r, 'tests')?.open).toBe(true);
  r.done(build('api', '4.2', '1f3c9ab99999'), WEIGH);
  expect(gate(r, 'tests')?.saw).toBe('api 4.2 (1f3c9ab): no result of tests has come for that commit');
  r.done(hear(check({ from: { version: '4.2' } })), WEIGH);
  expect(gate(r, 'tests')?.open).toBe(true);
});

test('what was weighed counts for the rules as they were: others under the same name see nothing until it is weighed by them', () => {
  const rules: EvidenceRules = { tests: { required: ['unit'] } };
  const r = ready(rules).done(ledger(), hear(check()), WEIGH);
  const seen = (more: Partial<EvidenceRules>, zone = r.world.company.zone) => {
    r.company({ zone, policies: policies({ ...rules, ...more }) });
    const before = gate(r, 'tests');
    return [before?.open, before?.saw, gate(r.done(WEIGH), 'tests')?.open];
  };
  const { zone } = r.world.company;
  const unknown = expect.stringContaining('nothing is known yet');
  // The manifests are read again, and say the same.
  expect(seen({})).toEqual([true, expect.stringContaining('unit passed'), true]);
  expect(seen({ tests: { required: ['unit'], flaky: 'block' } })).toEqual([false, unknown, true]);
  expect(seen({ tests: { required: ['unit', 'load'] } })).toEqual([false, unknown, false]);
  expect(seen({ security: { lets: 'medium' } })).toEqual([false, unknown, true]);
  expect(seen({}, 'Asia/Kolkata')).toEqual([false, unknown, true]);
  expect(seen({}, zone)).toEqual([false, unknown, true]);
});

test('a check counts where it was tried and wherever the release goes later, never before; a policy may say where', () => {
  const [production] = COMPANY.environments;
  const place = (name: string, alsoCalled: string[] = []) => ({
    ...production,
    ...{ regions: [], stageTimeoutMinutes: 30 },
    name,
    alsoCalled,
  });
  const environments = [
    place('staging', ['stage']),
    { ...place('production'), regions: ['eu', 'us'] },
    place('island'),
  ];
  const told = (environment: string, state: CheckTold['state']) =>
    hear(check({ state, from: { commit: API, environment } }));
  const sees = (rules: EvidenceRules['tests'], ...all: ReturnType<typeof hear>[]) => {
    const r = ready({ tests: rules ?? {} }).company({ environments, policies: policies({ tests: rules ?? {} }) });
    return gate(r.done(ledger(), ...all, WEIGH), 'tests');
  };
  expect(sees({}, told('staging', 'passed'))).toMatchObject({ open: true });
  expect(sees({}, told('staging', 'failed'))).toMatchObject({
    open: false,
    saw: expect.stringContaining('unit in staging failed'),
  });
  expect(sees({}, told('staging', 'failed'), told('production', 'passed'))).toMatchObject({ open: false });
  expect(sees({}, told('staging', 'passed'), told('island', 'failed'))).toMatchObject({ open: true });
  expect(sees({}, told('island', 'passed'))).toMatchObject({
    open: false,
    saw: expect.stringContaining('no result of tests'),
  });
  // Where no environment has that name, it is of its commit all the same.
  expect(sees({}, told('review/x', 'failed'))).toMatchObject({ open: false });
  const asked = { required: ['unit in staging'] };
  const ledgers = hear(check({ from: { commit: LEDGER, environment: 'staging' } }), 'ledger');
  expect(sees(asked, told('production', 'passed'), ledgers)).toMatchObject({ open: false });
  expect(sees(asked, told('staging', 'passed'), ledgers)).toMatchObject({ open: true });
});

const judged: [string, EvidenceRules['tests'], Partial<CheckTold>, boolean][] = [
  ['a skipped one', {}, { state: 'skipped' }, false],
  ['a skipped one, where that is good', { skipped: 'pass' }, { state: 'skipped' }, true],
  ['a neutral one, where skipped is good', { skipped: 'pass' }, { state: 'neutral' }, true],
  ['a cancelled one', { skipped: 'pass' }, { state: 'cancelled' }, false],
  ['an unknown end', {}, { state: 'unknown' }, false],
  ['without a single test', {}, { cases: { passed: 0, failed: 0, skipped: 0, flaky: 0 } }, false],
  ['some that passed at last', {}, { cases: { passed: 3, failed: 0, skipped: 0, flaky: 1 } }, true],
  [
    'the same, where that is not good',
    { flaky: 'block' },
    { cases: { passed: 3, failed: 0, skipped: 0, flaky: 1 } },
    false,
  ],
  ['a failed one that may fail', {}, { state: 'failed', optional: true }, true],
  ['the same, asked for by its name', { required: ['Unit'] }, { state: 'failed', optional: true }, false],
  ['one with the app’s name', { required: ['ci/*'] }, {}, true],
  ['another name', { required: ['e2e*'] }, {}, false],
  ['one with its workflow’s name', { required: ['CI / *'] }, { workflow: 'CI' }, true],
  ['another workflow’s', { required: ['Nightly / unit'] }, { workflow: 'CI' }, false],
];

test.each(judged)('%s', (_, rules = {}, more, open) => {
  const r = ready({ tests: rules }).done(ledger(more), hear(check(more)), WEIGH);
  expect(gate(r, 'tests')?.open).toBe(open);
});

test('what several results in a row are of is said once', () => {
  const r = ready({ tests: {} }).done(hear(check()), hear(check({ name: 'e2e' })), ledger(), WEIGH);
  expect(gate(r, 'tests')?.saw).toMatch(/^api 4\.2 \(1f3c9ab\): (unit|e2e) passed; (unit|e2e) passed and ledger 2\.9/);
});

test('a finding that is too severe blocks, an exception lets it pass, and when that ends it blocks again', () => {
  const r = ready({ security: { lets: 'medium' } }).done(clean, hear(found()), WEIGH);
  expect(gate(r, 'security')).toMatchObject({ open: false, saw: 'api: high CVE-2026-1 in libz: overflow' });
  const until = '2026-03-03T12:30:00.000Z';
  const except = { type: 'ExceptFinding', service: 'API', finding: 'cve-2026-1', until, why: 'not reachable' } as const;
  r.by('UQA').when(except).thenRefused('forbidden');

  r.company({ roles: COMPANY.roles.map((role) => ({ ...role, actions: [...role.actions, 'override' as const] })) });
  // One that nothing has would let nothing pass.
  expect(r.by('UMANAGER').when({ ...except, finding: 'CVE-2026-11' }).decision).toMatchObject({
    ...{ refused: 'unknown-finding', field: 'finding', known: ['CVE-2026-1'] },
  });
  r.when({ ...except, service: 'ledger' }).thenRefused('unknown-finding');
  r.when({ ...except, service: 'leger' }).thenRefused('unknown-service');
  r.when({ ...except, finding: 'K1' }).thenTypes('FindingExcepted');
  r.done(except).by('gonogo').done(WEIGH);
  expect(gate(r, 'security')?.open).toBe(true);
  // As an instant, which each reader is shown in their own zone.
  const release = r.world.releases['R-1'];
  const security = release && gatesOf(release, { ...r.world, runningReleases: [] }).find((g) => g.id === 'security');
  expect(security?.saw).toContainEqual({ at: until });
  expect(r.follows(1).filter((d) => d.key === 'timer/weigh/R-1/ends')).toMatchObject([
    { dueAt: until, mode: 'latest' },
  ]);
  r.at('2026-03-03T12:29:59.999Z');
  expect(gate(r, 'security')?.open).toBe(true);
  // Closed at that instant, whether or not its timer has come already.
  r.at(until);
  expect(gate(r, 'security')).toMatchObject({ open: false, saw: expect.stringContaining(`good only until ${until}`) });
  r.done(WEIGH);
  expect(gate(r, 'security')).toMatchObject({
    open: false,
    saw: `api: high CVE-2026-1 in libz: overflow, whose exception ended ${until}`,
  });
});

test('exceptions of the manifest end with their day where the company is, also on the day when clocks change', () => {
  const allow = (until: string) => ({ lets: 'low' as const, allow: [{ finding: 'CVE-2026-1', until, why: 'x' }] });
  const open = (until: string, now: string) => {
    const r = ready({ security: allow(until) })
      .at(now)
      .done(clean, hear(found()), WEIGH);
    return gate(r, 'security')?.open;
  };
  expect(open('2026-03-03', '2026-03-03T22:59:59.999Z')).toBe(true);
  expect(open('2026-03-03', '2026-03-03T23:00:00.000Z')).toBe(false);
  expect(open('2026-03-29', '2026-03-29T21:59:59.999Z')).toBe(true);
  expect(open('2026-03-29', '2026-03-29T22:00:00.000Z')).toBe(false);
  expect(open('2026-03-03T13:00:00+01:00', '2026-03-03T12:00:00.000Z')).toBe(false);
});

test('a scan is too old from the instant on that the policy says', () => {
  const r = ready({ security: { lets: 'high', withinDays: 1 } }).done(clean, hear(found()), WEIGH);
  expect(gate(r, 'security')?.open).toBe(true);
  r.at('2026-03-04T07:59:59.999Z');
  expect(gate(r, 'security')?.open).toBe(true);
  r.at('2026-03-04T08:00:00.000Z').done(WEIGH);
  expect(gate(r, 'security')?.saw).toContain('trivy is older than 1 day: scan it again');
});

test('severities: what nobody rated is worse than all; what is fixed or let through does not block', () => {
  const open = (
    lets: 'none' | 'medium' | 'critical',
    severity: 'critical' | 'medium' | 'low' | 'unknown',
    state: 'open' | 'fixed' = 'open',
  ) => {
    const r = ready({ security: { lets } });
    r.done(clean, hear(found({ findings: [{ key: 'k', rule: 'R', title: 't', severity, state }] })), WEIGH);
    return gate(r, 'security')?.open;
  };
  expect([
    open('critical', 'critical'),
    open('critical', 'unknown'),
    open('medium', 'medium'),
    open('none', 'low'),
  ]).toEqual([true, false, true, false]);
  expect(open('none', 'critical', 'fixed')).toBe(true);
});

test('findings that are told one by one block whatever the version, until they are fixed', () => {
  const r = ready({ security: { lets: 'medium', required: ['trivy'] } });
  const alert = (state: 'open' | 'fixed', at: string) =>
    hear(
      found({
        from: {},
        tool: 'dependabot',
        complete: false,
        at,
        findings: [{ key: '7', rule: 'GHSA-1', title: 't', severity: 'critical', state }],
      }),
    );
  r.done(clean, hear(found({ findings: [] })), alert('open', '2026-03-03T09:00:00Z'), WEIGH);
  expect(gate(r, 'security')).toMatchObject({ open: false, saw: expect.stringContaining('critical GHSA-1') });
  r.done(alert('fixed', '2026-03-03T10:00:00Z'), WEIGH);
  expect(gate(r, 'security')?.open).toBe(true);
  r.when(alert('open', '2026-03-03T09:30:00Z')).thenFacts();
});

test('a deploy keeps what its checks saw, with source, time, link and commit', () => {
  const builds = [build('api', '4.2', API), build('ledger', '2.9', LEDGER)];
  const r = given()
    .company({ policies: policies({ tests: {} }) })
    .by('gonogo')
    .done(...builds);
  r.by('UMANAGER').done(PLAN, { type: 'OpenVote', release: 'R-1' }).by('UQA').done(go).by('USRE1').done(go);
  r.by('USRE2').done(go).by('gonogo').at(OPENS);
  const url = 'https://ci.example.com/7';
  r.done(ledger(), hear(check({ url, at: '2026-03-03T10:00:00+01:00' })), WEIGH);
  r.by('UMANAGER').done({ type: 'StartDeploy', release: 'R-1' });
  const release = r.world.releases['R-1'];
  const kept =
    release && 'rollout' in release ? release.rollout.evidence?.seen.find((s) => s.gate === 'tests') : undefined;
  expect(kept?.proofs?.[0]).toEqual({
    what: 'unit',
    said: 'passed',
    source: 'ci',
    at: '2026-03-03T09:00:00.000Z',
    url,
    digest: `${API}00000000`,
  });
});

test('another environment and another policy ask anew', () => {
  const r = ready({ tests: {} }).done(ledger(), hear(check()), WEIGH);
  r.company({ policies: policies({ tests: {} }).map((p) => ({ ...p, name: 'stricter' })) });
  expect(gate(r, 'tests')).toMatchObject({ open: false, saw: expect.stringContaining('nothing is known yet') });
});

test('an artifact with a version and a commit is a build, where none is known; the same commit changes nothing of it', () => {
  const r = given().by('gonogo');
  const image = {
    type: 'artifact',
    from: { version: '4.2', commit: API, digest: 'sha256:ab' },
    name: 'ghcr.io/acme/api',
  } as const;
  r.done(hear(image));
  expect(r.world.builds.api?.builds).toMatchObject([{ version: '4.2', commit: API, commits: [] }]);
  r.when(hear(image)).thenFacts();
  r.done(build('api', '4.2', API));
  r.when(hear({ ...image, from: { ...image.from, digest: 'sha256:cd' } })).thenTypes('ArtifactHeard');
  expect(isRefusal(r.when(hear({ ...image, from: {} })).decision)).toBe(true);
});

test('what is of no service that is known is kept once, and no more than there is room for', () => {
  const keep = (n: number) =>
    ({ type: 'KeepUnmatched', unmatched: `u${n}`, source: 'ci', told: check(), why: ['no service fits'] }) as const;
  const r = given().by('gonogo').done(keep(1));
  r.when(keep(1)).thenFacts();
  for (let n = 2; n <= 200; n++) r.at(new Date(Date.parse(OPENS) + n).toISOString()).done(keep(n));
  r.when(keep(201)).thenTypes('EvidenceUnmatched', 'UnmatchedSettled');
  const place = { ...hear(check()), settles: 'u7' };
  r.by('UQA').when(place).thenRefused('forbidden');
  r.by('UMANAGER').done(place).when(place).thenFacts();
  r.when({ ...place, settles: 'u8' }).thenTypes('UnmatchedSettled');
});

test('where there is too much, the oldest of what there is most of goes', () => {
  const preview = (n: number) =>
    ({
      type: 'KeepUnmatched',
      unmatched: `d${n}`,
      source: 'github',
      why: ['no environment is called so'],
      told: { type: 'deployment', from: { environment: `pr-${n}`, version: '1' }, key: `${n}`, state: 'succeeded' },
    }) as const;
  const r = given().by('gonogo');
  r.done({ type: 'KeepUnmatched', unmatched: 'u', source: 'ci', told: check(), why: ['no service fits'] });
  for (let n = 1; n < 200; n++) r.at(new Date(Date.parse(OPENS) + n).toISOString()).done(preview(n));
  r.when(preview(200)).thenTypes('EvidenceUnmatched', 'UnmatchedSettled');
  r.done(preview(200)).by('UMANAGER');
  const place = (settles: string) => ({ ...hear(check()), settles });
  r.when(place('d1')).thenFacts();
  r.when(place('u')).thenTypes('CheckHeard', 'UnmatchedSettled');
});

test('a version is the same with and without a v: its tag is its build, and what is told of it counts', () => {
  const tag = (version: string, commit: string): EvidenceTold => ({
    type: 'artifact',
    from: { version, commit },
    name: version,
  });
  const policy = { tests: { required: ['unit'] }, compliance: { sbom: true } };
  const r = approved()
    .company({ policies: policies(policy) })
    .by('gonogo')
    .done(hear(tag('v4.2', API)), hear(tag('V2.9', LEDGER), 'ledger'), hear(check()), ledger(), WEIGH);
  expect(gate(r, 'tests')).toMatchObject({ open: true });
  const sbom = (version: string) => check({ from: { version }, kind: 'sbom', name: 'sbom' });
  expect(gate(r, 'compliance')).toMatchObject({ open: false });
  r.done(hear(sbom('v4.2')), hear(sbom('2.9'), 'ledger'), WEIGH);
  expect(gate(r, 'compliance')).toMatchObject({ open: true });
  // Built anew from another commit under the other spelling, it is that one.
  r.done(build('api', '4.2', 'deadbeef01'), WEIGH);
  expect(gate(r, 'tests')?.saw).toBe('api 4.2 (deadbee): no result of unit has come for that commit');
  expect(r.world.builds.api?.builds.map((b) => b.version)).toEqual(['4.2']);
});

test('a commit is the same written short and long: the newest result and the newest scan of it count', () => {
  const r = ready({ tests: {}, security: { lets: 'medium' } });
  const scan = (commit: string, at: string, findings: FindingsTold['findings']): FindingsTold => ({
    ...{ type: 'findings', from: { commit }, tool: 'trivy', complete: true, at, findings },
  });
  const bad = { key: 'k', rule: 'CVE-1', title: 'x', severity: 'critical' as const, state: 'open' as const };
  r.done(ledger(), hear(scan(LEDGER, '2026-03-03T08:00:00Z', []), 'ledger'));
  r.done(hear(check({ from: { commit: API.slice(0, 7) }, state: 'failed', startedAt: '2026-03-03T08:00:00Z' })));
  r.done(hear(scan(API.slice(0, 7), '2026-03-03T08:00:00Z', [bad])), WEIGH);
  expect(gate(r, 'tests')).toMatchObject({ open: false });
  r.done(
    hear(check({ startedAt: '2026-03-03T08:30:00Z' })),
    hear(scan(`${API}00000000`, '2026-03-03T08:30:00Z', [])),
    WEIGH,
  );
  expect(gate(r, 'tests')).toMatchObject({ open: true });
  expect(gate(r, 'security')).toMatchObject({ open: true });
});

test('a clock that is far ahead is ours: what comes after it is newer', () => {
  const r = ready({ tests: { required: ['unit'] } }).done(ledger());
  r.done(hear(check({ startedAt: '2099-01-01T00:00:00Z' })), WEIGH);
  expect(gate(r, 'tests')).toMatchObject({ open: true });
  r.at('2026-03-03T12:05:00.000Z').done(hear(check({ state: 'failed', startedAt: '2026-03-03T12:04:00Z' })), WEIGH);
  expect(gate(r, 'tests')).toMatchObject({ open: false });
});
