import { describe, expect, test } from 'vitest';
import type { Company } from '../../../src/domain/company/company.ts';
import type { VotePolicy } from '../../../src/domain/company/policies.ts';
import type { Environment } from '../../../src/domain/company/services.ts';
import type { WhatRuns } from '../../../src/domain/environment/environment.ts';
import { type GateId, plainOf, whoOpens } from '../../../src/domain/gates/index.ts';
import type { Ticket, Tickets } from '../../../src/domain/release/papers/tickets.ts';
import type { Release } from '../../../src/domain/release/release.ts';
import { COMPANY, type Given, given, NOW, PLAN } from '../given.ts';
import { spoken } from '../spoken.ts';
import { released, sees } from './seeing.ts';

const policies = (more: Partial<VotePolicy>) => COMPANY.policies.map((p) => ({ ...p, ...more }));
const planned = (more: Partial<Company> = {}) => given().company(more).done(PLAN);

describe('tickets', () => {
  const ticket = (key: string, state: Ticket['state'], status: string, more: Partial<Ticket> = {}): Ticket => ({
    ...{ tracker: 'jira', key, title: 'x', state, status, ...more },
  });
  const read = (all: Ticket[], more: Partial<Tickets> = {}) => ({ tickets: { at: NOW, all, failed: [], ...more } });
  const strict = planned({ policies: policies({ ticketsDone: true }) });
  const done = ticket('PAY-1', 'done', 'Done');
  const seven = Array.from({ length: 7 }, (_, n) => ticket(`PAY-${n}`, 'progress', 'Doing'));
  const four = 'PAY-0: Doing, PAY-1: Doing, PAY-2: Doing, PAY-3: Doing';

  test('are not seen where nobody asks, for what is cleared beforehand, and once it has begun', () => {
    expect(sees(planned(), 'tickets', read([]))).toBeUndefined();
    expect(sees(strict, 'tickets', { ...read([]), template: { name: 't', title: 'T' } })).toBeUndefined();
    expect(sees(strict, 'tickets', { ...read([]), status: 'completed' })).toBeUndefined();
  });
  test.each<[string, object, boolean, string]>([
    ['none', read([]), true, 'none named'],
    ['none, by queries either', read([], { queried: true }), true, 'none named by commits, none found by queries'],
    ['all done', read([done]), true, '1 done'],
    ['dropped is over', read([done, ticket('PAY-2', 'dropped', 'Won’t do')]), true, '2 done (PAY-2 Won’t do)'],
    ['by a query', read([{ ...done, by: 'query' }]), true, '1 done (1 of them by a query)'],
    ['under way', read([done, ticket('PAY-2', 'progress', 'Review')]), false, 'not done: PAY-2: Review'],
    ['unknown', read([ticket('PAY-2', 'unknown', '?', { by: 'query' })]), false, 'not done: PAY-2: ? (by a query)'],
    ['five', read(seven.slice(0, 5)), false, `not done: ${four} and PAY-4: Doing`],
    ['more than are named', read(seven), false, `not done: ${four}, PAY-4: Doing and 2 more`],
    [
      'a tracker fails',
      read([done], { failed: ['jira: timeout', 'x: 401'] }),
      false,
      'can’t be read: jira: timeout; x: 401',
    ],
    [
      'one unread',
      read([done], { unread: 1 }),
      false,
      '1 was not read, as there are too many: look them up, and confirm by an override',
    ],
    [
      'unread',
      read([], { unread: 2, commits: 3 }),
      false,
      '2 were not read, as there are too many: look them up, and confirm by an override',
    ],
    [
      'a commit unread',
      read([], { commits: 1 }),
      false,
      '1 commit was not read, which may name others, as there are too many: look them up, and confirm by an override',
    ],
    [
      'commits unread',
      read([], { commits: 3 }),
      false,
      '3 commits were not read, which may name others, as there are too many: look them up, and confirm by an override',
    ],
    ['open ones come first', read(seven.slice(0, 1), { unread: 2 }), false, 'not done: PAY-0: Doing'],
  ])('%s', (_, more, open, saw) => {
    const { proofs: __, ...seen } = sees(strict, 'tickets', more) ?? {};
    expect(seen).toEqual({ open, saw: saw.replace('can’t', "can't") });
  });
  test('keep what each was, what is open first, with its tracker, its page and when that was', () => {
    const url = 'https://jira.example/browse/PAY-2';
    const all = [done, ticket('PAY-2', 'progress', 'Review', { url })];
    const proof = { source: 'jira', at: NOW };
    expect(sees(strict, 'tickets', read(all))?.proofs).toEqual([
      { ...proof, what: 'PAY-2', said: 'Review', url },
      { ...proof, what: 'PAY-1', said: 'Done' },
    ]);
    const many = Array.from({ length: 40 }, (_, n) => ticket(`X-${n}`, n === 39 ? 'new' : 'done', 'x'));
    expect(sees(strict, 'tickets', read(many))?.proofs?.map((p) => p.what)).toEqual([
      'X-39',
      ...many.slice(0, 29).map((t) => t.key),
    ]);
    expect(sees(strict, 'tickets', read([]))?.proofs).toBeUndefined();
  });
  test('are waited for until they were read', () => {
    expect(sees(strict, 'tickets')).toEqual({ open: false, waits: true, saw: 'not read yet' });
  });
});

describe('promotion', () => {
  const place = (name: string, more: Partial<Environment> = {}): Environment => ({
    ...{ name, regions: ['eu', 'us'], target: 'pipeline', stageTimeoutMinutes: 30, ...more },
  });
  const environments = [place('staging'), place('spare'), place('production', { after: 'staging', soakMinutes: 60 })];
  const ran = (since: Record<string, string | undefined>, more: object = {}) =>
    Object.fromEntries(
      Object.entries(since).map(([region, at]) => [
        region,
        { before: [], now: { version: '4.2', ...(at && { since: at }) }, ...more },
      ]),
    );
  const there = (live: object, more: Partial<Company> = {}, name = 'staging') =>
    planned({ environments, ...more, policies: policies({}) }).put('environment', name, {
      v: 5,
      name,
      live,
    } as WhatRuns);
  const items = [{ service: 'api', version: '4.2' }];
  const both = [...items, { service: 'ledger', version: '4.2' }];
  const [eight, halfPast] = ['2026-03-03T07:30:00.000Z', '2026-03-03T07:45:00.000Z'];
  const open = (since: string) => ({ open: true, saw: `live in staging since ${since}` });

  test('counts from when the last of its services came to the last of its places', () => {
    for (const places of [
      { eu: eight, us: halfPast },
      { eu: halfPast, us: eight },
      { eu: halfPast, us: undefined },
    ])
      expect(sees(there({ api: ran(places) }), 'promotion', { items })).toEqual(open(halfPast));
    const late = '2026-03-03T08:30:00.000Z';
    for (const [api, ledger] of [
      [eight, late],
      [late, eight],
    ])
      expect(sees(there({ api: ran({ eu: api }), ledger: ran({ eu: ledger }) }), 'promotion', { items: both })).toEqual(
        {
          ...{ open: false, waits: true, until: '2026-03-03T09:30:00.000Z' },
          saw: `live in staging since ${late}, and proves itself there until 2026-03-03T09:30:00.000Z`,
        },
      );
  });
  test('what nobody noted the time of is there all the same', () => {
    expect(sees(there({ api: ran({ eu: undefined }) }), 'promotion', { items })).toEqual({
      open: true,
      saw: 'live in staging',
    });
  });
  test.each<[string, object, string]>([
    ['nothing known', {}, 'nobody has told what of api runs there'],
    ['a place without a version', { api: { eu: { before: [] } } }, 'nobody has told what of api runs in eu'],
    [
      'a place it was taken away from',
      {
        api: {
          ...ran({ eu: eight }).api,
          us: { before: [], removed: { since: eight, outside: { source: 'cd', key: '1' } } },
        },
      },
      `nothing of api runs in us since ${eight} (removed outside Gonogo, told by cd)`,
    ],
    ['another', { api: { eu: { before: [], now: { version: '4.1' } } } }, 'api 4.1 runs in eu, not 4.2'],
    [
      'a share of it',
      { api: { eu: { before: [], now: { version: '4.1' }, partly: { version: '4.2', percent: 5 } } } },
      'api 4.2 is on 5 % of eu only',
    ],
    [
      'a share of something else',
      { api: { eu: { before: [], now: { version: '4.1' }, partly: { version: '4.3', percent: 5 } } } },
      'api 4.1 runs in eu, not 4.2',
    ],
    ['in doubt', { api: ran({ eu: eight }, { doubt: { may: [] } }) }, 'what of api runs in eu is in doubt'],
  ])('is closed: %s', (_, live, not) => {
    expect(sees(there(live), 'promotion', { items })).toEqual({
      open: false,
      saw: `staging must have it first: ${not}`,
    });
  });
  const [abc, def] = ['abc1234000000000000000000000000000000000', 'def5678000000000000000000000000000000000'];
  test.each<[string, string | undefined, string | undefined, string | undefined]>([
    ['another commit', abc, def, 'api 4.2 of abc1234 runs in eu, this is 4.2 of def5678'],
    ['the same commit', abc, abc, undefined],
    ['the same commit, written short', 'ABC1234', abc, undefined],
    ['one of which only what runs tells its commit', abc, undefined, undefined],
    ['one of which only its build tells its commit', undefined, def, undefined],
  ])('of the same version, built of %s', (_, runs, built, not) => {
    const now = { version: '4.2', since: eight, ...(runs && { commit: runs }) };
    const g = there({ api: { eu: { before: [], now } } });
    const known = built
      ? g.done({ type: 'RegisterBuild', service: 'api', version: '4.2', commit: built, commits: [] })
      : g;
    expect(sees(known, 'promotion', { items })).toEqual(
      not ? { open: false, saw: `staging must have it first: ${not}` } : open(eight),
    );
  });
  const ill = { said: 'api, errors 30 %', at: eight };
  const judged = `api 4.2 was judged unhealthy in eu ${eight} (api, errors 30 %)`;
  const done = ['failed', 'completed'];
  const step = (more: object) => ({
    status: 'deploying',
    environment: 'staging',
    rollout: { stages: [{ state: 'verifying', items: [{ service: 'api', version: 'v4.2' }], ...more }] },
  });
  const [before, soon] = ['2026-03-03T08:59:00.000Z', '2026-03-03T09:10:00.000Z'];
  const closed = (saw: string) => ({ open: false, saw });
  const lacks = closed(`staging must have it first: ${judged}`);
  const doubt = { verdict: 'unknown', said: 'no data' };
  test.each<[string, object, string[], object | undefined, object]>([
    ['was proved later than it came', { proved: halfPast }, [], undefined, open(halfPast)],
    ['was proved before it came back', { proved: '2026-03-01T00:00:00.000Z' }, [], undefined, open(eight)],
    ['was judged unhealthy, and its deploy failed', { unhealthy: ill }, ['failed'], undefined, lacks],
    ['was judged unhealthy, and nobody has gone on', { unhealthy: ill }, done, step({ state: 'done' }), lacks],
    [
      'was judged unhealthy, and somebody went on',
      { unhealthy: ill },
      done,
      undefined,
      { open: true, saw: `live in staging since ${eight}; somebody went on there with R-9 although ${judged}` },
    ],
    [
      'was judged unhealthy, and it is known who went on',
      { unhealthy: { ...ill, passed: 'UDANA' } },
      done,
      undefined,
      { open: true, saw: `live in staging since ${eight}; @UDANA went on there with R-9 although ${judged}` },
    ],
    [
      'was brought by hand, and found unhealthy since: nobody has gone on',
      { unhealthy: ill, byHand: { by: 'UDANA', why: 'x' } },
      done,
      undefined,
      lacks,
    ],
    ['was judged unhealthy, and proved since', { unhealthy: ill, proved: halfPast }, [], undefined, open(halfPast)],
    [
      'is verified there',
      {},
      [],
      step({ verifyUntil: soon }),
      { ...closed(`still proving itself in staging until ${soon} (R-9)`), waits: true, until: soon },
    ],
    [
      'is verified for longer than was planned',
      {},
      [],
      step({ verifyUntil: before }),
      { ...closed('still proving itself in staging (R-9)'), waits: true },
    ],
    [
      'is in doubt there',
      {},
      [],
      step({ verifyUntil: before, doubt }),
      closed(
        'live in staging, where its health is unknown (no data): R-9 waits there until somebody goes on or rolls back',
      ),
    ],
    ['is not what is verified there', {}, [], step({ items: [{ service: 'api', version: '4.3' }] }), open(eight)],
    ['is verified elsewhere', {}, [], { ...step({}), environment: 'spare' }, open(eight)],
  ])('of what %s', (_, ran, history, other, seen) => {
    const now = { version: '4.2', since: eight, release: 'R-9', ...ran };
    const g = there({ api: { eu: { before: [], now } } });
    const staging = { ...g.world.environments.staging, history: { api: history } } as WhatRuns;
    const known = g.put('environment', 'staging', staging);
    const full = other ? known.put('release', 'R-9', { ...released(g), id: 'R-9', ...other } as Release) : known;
    expect(sees(full, 'promotion', { items })).toEqual(seen);
  });
  test('is from the place before on its way, where the manifests name none; a drill asks for nothing', () => {
    const loose = environments.map(({ after: _, ...e }) => e);
    const way = [{ environment: 'staging' }, { environment: 'spare' }];
    const g = there({ api: ran({ eu: eight }) }, { environments: loose }, 'spare');
    expect(sees(g, 'promotion', { items, passed: way })).toEqual({ open: true, saw: `live in spare since ${eight}` });
    expect(sees(g, 'promotion', { items })).toBeUndefined();
    expect(sees(there({}), 'promotion', { items, drill: {} })).toBeUndefined();
  });
  test('a hotfix passes what it names, as an emergency alone', () => {
    const skips = { hotfix: { replaces: [], skips: ['staging'] } };
    expect(sees(there({}), 'promotion', { items, ...skips, change: 'emergency' })).toEqual({
      open: true,
      saw: 'a hotfix, which skips staging',
    });
    for (const more of [
      skips,
      { change: 'emergency' },
      { change: 'emergency', hotfix: { replaces: [], skips: ['spare'] } },
    ])
      expect(sees(there({}), 'promotion', { items, ...more })?.open).toBe(false);
  });
});

describe('drills', () => {
  const names = ['staging', 'pre', 'production'];
  const environments = names.map((name, n) => ({
    ...{ name, regions: ['eu'], target: 'pipeline', stageTimeoutMinutes: 30 },
    ...(n > 0 && { after: names[n - 1] ?? '' }),
  }));
  const strict = () => planned({ environments, policies: policies({ drillWithinDays: 1 }) });
  const record = (at: string) => ({ release: 'R-9', at, ms: 1, passed: true });
  const passed = (g: Given, name: string, at: string) =>
    g.put('environment', name, {
      v: 5,
      name,
      live: {},
      drills: { api: { last: record(at), passed: record(at) } },
    });
  const items = [{ service: 'api', version: '4.2' }];
  const [enough, late] = ['2026-03-02T09:00:00.000Z', '2026-03-02T08:59:59.999Z'];

  test.each(names)('count in %s, as in every environment before it, from a millisecond on', (name) => {
    expect(sees(passed(strict(), name, enough), 'drills', { items })).toEqual({
      open: true,
      saw: 'passed within a day',
    });
    expect(sees(passed(strict(), name, late), 'drills', { items })?.open).toBe(false);
  });
  test('of several the newest counts, wherever it was', () => {
    const g = passed(passed(strict(), 'staging', enough), 'pre', late);
    expect(sees(g, 'drills', { items })?.open).toBe(true);
    expect(sees(passed(passed(strict(), 'staging', late), 'pre', enough), 'drills', { items })?.open).toBe(true);
  });
  test('every service needs its own', () => {
    const both = [...items, { service: 'ledger', version: '1' }];
    expect(sees(passed(strict(), 'pre', enough), 'drills', { items: both })).toEqual({
      open: false,
      saw: 'no rollback drill of ledger passed in production or pre or staging within a day. Of ledger none can begin: nobody knows a version to go back to. Whoever may override says why it goes without one',
    });
    const known = { now: { version: '2' }, before: [{ version: '1' }] };
    const ran = strict().put('environment', 'pre', { v: 5, name: 'pre', live: { ledger: { eu: known } } });
    expect(sees(ran, 'drills', { items: [{ service: 'ledger', version: '3' }] })).toEqual({
      open: false,
      saw: 'no rollback drill of ledger passed in production or pre or staging within a day: `/release drill`',
    });
    expect(sees(passed(strict(), 'pre', late), 'drills', { items, template: {} })).toBeUndefined();
  });
});

test('drift, and what runs elsewhere, keep what answered: its version, its configuration, since when', () => {
  const asked = COMPANY.services.map((s) =>
    s.name === 'api' ? { ...s, versionAt: ['production/eu', 'production/us'] } : s,
  );
  const g = planned({ services: asked, policies: policies({ noDrift: true }) }).put('answers', 'production/api', {
    v: 2,
    id: 'production/api',
    regions: {
      eu: { version: '4.1', fingerprint: 'sha256:ab', since: NOW },
      us: { since: NOW, failing: { since: NOW, why: 'timeout' } },
    },
  });
  const items = [{ service: 'api', version: '4.2' }];
  const about = { source: 'where it tells its version', at: NOW };
  expect(sees(g, 'drift', { items })?.proofs).toEqual([
    { ...about, what: 'api in eu', said: '4.1 answers', digest: 'sha256:ab' },
    { ...about, what: 'api in us', said: 'does not answer: timeout' },
  ]);
});

test('drift is not looked at while its own rollout changes what answers', () => {
  const strict = planned({ policies: policies({ noDrift: true }) });
  for (const status of ['deploying', 'rolling-back'])
    expect(sees(strict, 'drift', { status })).toEqual({ open: true, saw: 'its own rollout is under way' });
  expect(sees(strict, 'drift', { status: 'failed' })?.open).toBe(false);
  expect(sees(strict, 'drift', { drill: {} })).toBeUndefined();
});

test('authors are counted once there is a vote', () => {
  const strict = planned({ policies: policies({ knownAuthors: true }) });
  expect(sees(strict, 'authors', { authors: undefined })).toEqual({
    open: false,
    waits: true,
    saw: 'counted once there is a vote',
  });
});

test.each<[GateId, string | undefined, string]>([
  ['votes', 'QA and SRE', 'a no-go stands against it'],
  ['deadlines', '@UMANAGER', 'something it needs is late'],
  ['promotion', 'manager', 'it has to prove itself first'],
  ['held-versions', undefined, 'it was undone before'],
  ['tickets', '@UMANAGER', 'some of the work on it is not finished'],
  ['tests', '@UMANAGER', 'its tests have not passed'],
  ['compliance', '@UMANAGER', 'something on its checklist is open'],
  ['window', '@UMANAGER', 'its time is over'],
])('who opens %s, and what it means to others', (id, who, plain) => {
  const release = released(planned().at(NOW), { owner: 'UMANAGER' });
  const said = whoOpens(release, { id, title: '', open: false, saw: [] }, COMPANY);
  expect(said && spoken(said)).toBe(who);
  expect(plainOf(id)).toBe(plain);
});

test.each<[string, Record<string, unknown>, string]>([
  ['nobody has decided yet', { status: 'voting' }, 'QA and SRE'],
  ['somebody said no', { status: 'rejected', by: 'UQA', reason: 'x' }, '@UQA or @UMANAGER'],
  ['its owner said no', { status: 'rejected', by: 'UMANAGER', reason: 'x' }, '@UMANAGER'],
  ['time ran out', { status: 'rejected', by: '', reason: 'x' }, '@UMANAGER'],
  ['somebody is against what has begun', { status: 'deploying', rollout: { noGos: [{ by: 'USRE1' }] } }, '@USRE1'],
])('who can change what the votes say: %s', (_, more, who) => {
  const release = released(planned().at(NOW), { owner: 'UMANAGER', ...more });
  const said = whoOpens(release, { id: 'votes', title: '', open: false, saw: [] }, COMPANY);
  expect(said && spoken(said)).toBe(who);
});

test('a checklist is opened by those whose word it asks for', () => {
  const confirm = ['qa', 'sre', 'qa'].map((role) => ({ item: 'x', role, people: 1 }));
  const company = { ...COMPANY, policies: policies({ compliance: { confirm } }) };
  const release = released(planned());
  const gate = { id: 'compliance', title: '', open: false, saw: [] } as const;
  expect(spoken(whoOpens(release, { ...gate, saw: [] }, company) ?? [])).toBe('QA and SRE');
});
