import { describe, expect, test } from 'vitest';
import type { EvidenceRules } from '../../../src/domain/company/evidence-rules.ts';
import { confirmableBy } from '../../../src/domain/evidence/checklist.ts';
import { following } from '../following.ts';
import { approved, given, PLAN } from '../given.ts';
import { API, build, found, gate, hear, LEDGER, policies, ready, WEIGH } from './ready.ts';

test('a checklist: reviews, an SBOM, a scan that is new enough, and four eyes', () => {
  const r = ready({
    compliance: {
      reviewed: true,
      sbom: true,
      scannedWithinDays: 7,
      confirm: [{ item: 'Data protection', role: 'sre', people: 2 }],
    },
  });
  const saw = () => gate(r.by('gonogo').done(WEIGH), 'compliance')?.saw ?? '';
  for (const part of [
    'no review of 1f3c9ab',
    'no result of an SBOM',
    'no result of a security scan',
    'Data protection: 0 of 2 SRE',
  ])
    expect(saw()).toContain(part);
  const review = { type: 'check', kind: 'review', app: 'github', name: 'review', state: 'passed' } as const;
  const sbom = { ...review, kind: 'sbom', name: 'cyclonedx' } as const;
  for (const [service, commit] of [
    ['api', API],
    ['ledger', LEDGER],
  ] as const) {
    r.done(hear({ ...review, from: { commit } }, service), hear({ ...sbom, from: { commit } }, service));
    r.done(hear(found({ findings: [], from: { commit } }), service));
  }
  expect(saw()).not.toContain('review');
  const confirm = { type: 'ConfirmItem', release: 'R-1', item: 'data protection', note: 'looked' } as const;
  r.by('UQA').when(confirm).thenRefused('forbidden');
  r.by('UQA')
    .when({ ...confirm, item: 'other' })
    .thenRefused('not-asked');
  r.by('USRE1').done(confirm).when(confirm).thenFacts();
  expect(saw()).toContain('1 of 2 SRE');
  r.by('USRE2').done(confirm);
  saw();
  expect(gate(r, 'compliance')).toMatchObject({
    open: true,
    proofs: expect.arrayContaining([
      expect.objectContaining({ what: 'Data protection', by: 'USRE1', said: 'confirmed: looked' }),
    ]),
  });
});

describe('two pairs of eyes', () => {
  const confirm = (item: string) => ({ type: 'ConfirmItem', release: 'R-1', item, note: '' }) as const;
  const asked = (...rules: [string, number][]): EvidenceRules => ({
    compliance: { confirm: rules.map(([role, people]) => ({ item: 'x', role, people })) },
  });
  const roles = { manager: ['UMANAGER'], qa: ['UA', 'UB'], sre: ['UA', 'UC'], legal: ['UA'] };
  const all = (rules: EvidenceRules, ...who: string[]) => {
    const g = ready(rules).people({ roles });
    for (const person of who) g.by(person).done(confirm('x'));
    return gate(g.by('gonogo').done(WEIGH), 'compliance');
  };

  test.each<[string, EvidenceRules, string[], string | true]>([
    ['one in both roles', asked(['qa', 1], ['sre', 1]), ['UA'], 'x: 0 of 1 SRE'],
    ['one of each', asked(['qa', 1], ['sre', 1]), ['UB', 'UC'], true],
    ['one in both, who gives way to who is in one', asked(['qa', 1], ['sre', 1]), ['UA', 'UB'], true],
    ['the same the other way round', asked(['qa', 1], ['sre', 1]), ['UA', 'UC'], true],
    ['two of one, one of the other', asked(['qa', 2], ['sre', 1]), ['UA', 'UB'], 'x: 0 of 1 SRE'],
    ['three', asked(['qa', 2], ['sre', 1]), ['UA', 'UB', 'UC'], true],
    ['three roles, of which one can fill each', asked(['qa', 1], ['sre', 1], ['legal', 1]), ['UA', 'UB', 'UC'], true],
    ['a role that is asked twice', asked(['sre', 1], ['sre', 1]), ['UA'], 'x: 0 of 1 SRE'],
    ['the same by two', asked(['sre', 1], ['sre', 1]), ['UA', 'UC'], true],
  ])('%s', (_, rules, who, expected) => {
    const seen = all(rules, ...who);
    if (expected === true) expect(seen).toMatchObject({ open: true });
    else expect([seen?.open, seen?.saw]).toEqual([false, expect.stringContaining(expected)]);
  });

  test('what somebody takes back is confirmed no more, and the thread hears of it; it may be confirmed again', () => {
    const back = { type: 'TakeBackItem', release: 'R-1', item: ' X ' } as const;
    const g = ready(asked(['sre', 1])).people({ roles });
    g.by('UC').when(back).thenFacts();
    g.by('UA').done(confirm('x')).by('gonogo').done(WEIGH);
    expect(gate(g, 'compliance')).toMatchObject({ open: true });
    g.by('UC').when(back).thenFacts();
    g.by('UA').when(back).thenTypes('ItemTakenBack', 'ItemTakenBack');
    g.done(back);
    expect(following(g, 2).filter((line) => line.startsWith('R-1'))).toEqual([
      'R-1: x: @UA took their confirmation back.',
    ]);
    g.by('gonogo').done(WEIGH);
    expect(gate(g, 'compliance')).toMatchObject({ open: false });
    g.by('UA').when(back).thenFacts();
    g.done(confirm('x')).by('gonogo').done(WEIGH);
    expect(gate(g, 'compliance')).toMatchObject({ open: true });
    g.by('UMANAGER').done({ type: 'CancelRelease', release: 'R-1', why: 'no' }).by('UA').when(back).thenFacts();
  });

  // An answer of a vote stays when a shift ends, and so does this; whoever holds the role only now counts as well.
  test.each<[string, Record<string, string[]>]>([
    ['goes off duty', { ...roles, sre: ['UC'] }],
    ['takes on another role', { ...roles, sre: ['UC'], qa: ['UA'] }],
    ['leaves, and nobody is left', { manager: ['UMANAGER'] }],
  ])('whoever confirmed it and then %s has confirmed it', (_, later) => {
    const g = ready(asked(['sre', 1])).people({ roles });
    g.by('UA').done(confirm('x')).people({ roles: later }).by('gonogo').done(WEIGH);
    expect(gate(g, 'compliance')).toMatchObject({ open: true });
  });
  test('whoever confirmed it in another role counts for one that they got since', () => {
    const both = asked(['qa', 1], ['sre', 1]);
    const g = ready(both).people({ roles: { ...roles, qa: ['UA'], sre: ['UB'] } });
    g.by('UA').done(confirm('x')).by('UB').done(confirm('x'));
    g.people({ roles: { ...roles, qa: ['UB'], sre: ['UA'] } })
      .by('gonogo')
      .done(WEIGH);
    expect(gate(g, 'compliance')).toMatchObject({ open: true });
  });

  test('of two things one may confirm both', () => {
    const rules = { compliance: { confirm: ['x', 'y'].map((item) => ({ item, role: 'sre', people: 1 })) } };
    const g = ready(rules).people({ roles }).by('UA').done(confirm('x'), confirm('y')).by('gonogo').done(WEIGH);
    expect(gate(g, 'compliance')).toMatchObject({ open: true });
  });

  test('whoever wrote some of what is new, or owned it, is no second pair; unless the policy says so', () => {
    const wrote = { ...build('api', '4.2', API), commits: [{ sha: API, title: 'x', by: 'UA' }] };
    const g = (more: object) =>
      ready(asked(['sre', 1]))
        .people({ roles })
        .by('gonogo')
        .done(wrote)
        .company({
          policies: policies(asked(['sre', 1])).map((p) => ({ ...p, ...more })),
        });
    g({}).by('UA').when(confirm('x')).thenRefused('own-work');
    g({ committersCount: true }).by('UA').when(confirm('x')).thenTypes('ItemConfirmed', 'ItemConfirmed');
    // Whoever confirmed it, and wrote what came in later, counts no more.
    const late = ready(asked(['sre', 1]))
      .people({ roles })
      .by('UA')
      .done(confirm('x'))
      .by('gonogo')
      .done(WEIGH);
    expect(gate(late, 'compliance')).toMatchObject({ open: true });
    expect(gate(late.done(wrote, WEIGH), 'compliance')).toMatchObject({ open: false });
  });
});

test('each is offered what of the checklist is theirs to confirm, until they have', () => {
  const confirm = [
    { item: 'x', role: 'sre', people: 2 },
    { item: 'Y', role: 'qa', people: 1 },
    { item: 'Y', role: 'sre', people: 1 },
    { item: 'z', role: 'nobody', people: 1 },
  ];
  const r = ready({ compliance: { confirm } });
  const offered = (person: string) => {
    const release = r.world.releases['R-1'] ?? expect.fail('there is no release');
    return confirmableBy(person, release, r.world);
  };
  expect([offered('USRE1'), offered('UQA'), offered('UMANAGER'), offered('UNOBODY')]).toEqual([
    ['x', 'Y'],
    ['Y'],
    [],
    [],
  ]);
  r.by('USRE1').done({ type: 'ConfirmItem', release: 'R-1', item: ' y ', note: '' });
  expect([offered('USRE1'), offered('UQA')]).toEqual([['x'], ['Y']]);
  r.by('USRE1').done({ type: 'ConfirmItem', release: 'R-1', item: 'x', note: '' });
  expect(offered('USRE1')).toEqual([]);
  r.by('gonogo').done(build('api', 'v4.2', 'deadbeef01'));
  expect(offered('USRE1')).toEqual(['x', 'Y']);
  r.by('UMANAGER').done({ type: 'CancelRelease', release: 'R-1', why: 'no' });
  expect(offered('USRE1')).toEqual([]);
});

test('what was confirmed was one build: built anew from another commit, it is confirmed anew', () => {
  const rules: EvidenceRules = { compliance: { confirm: [{ item: 'x', role: 'sre', people: 1 }] } };
  const confirm = { type: 'ConfirmItem', release: 'R-1', item: 'x', note: '' } as const;
  const r = ready(rules).by('USRE1').done(confirm).by('gonogo').done(WEIGH);
  expect(gate(r, 'compliance')).toMatchObject({ open: true });
  r.done(build('api', '4.2', `${API}00`), WEIGH);
  expect(gate(r, 'compliance')).toMatchObject({ open: true });
  r.done(build('api', 'v4.2', 'deadbeef01'), WEIGH);
  expect(gate(r, 'compliance')).toMatchObject({ open: false });
  r.by('USRE1').done(confirm).when(confirm).thenFacts();
  r.by('gonogo').done(WEIGH);
  expect(gate(r, 'compliance')).toMatchObject({ open: true });
  // Before a build is known people confirm a version, whatever it is built from.
  const early = approved()
    .company({ policies: policies(rules) })
    .by('USRE1')
    .done(confirm);
  early.by('gonogo').done(build('api', '4.2', API), build('ledger', '2.9', LEDGER), WEIGH);
  expect(gate(early, 'compliance')).toMatchObject({ open: true });
});

test('whoever owns it confirms nothing of it', () => {
  const r = given()
    .people({ roles: { manager: ['UMANAGER'], sre: ['UMANAGER'] } })
    .company({ policies: policies({ compliance: { confirm: [{ item: 'x', role: 'sre', people: 1 }] } }) })
    .done(PLAN);
  r.when({ type: 'ConfirmItem', release: 'R-1', item: 'x', note: '' }).thenRefused('own-work');
});
