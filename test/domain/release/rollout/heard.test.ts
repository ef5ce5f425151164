import { describe, expect, test } from 'vitest';
import { renderFor } from '../../../../src/audiences/render.ts';
import type { Audience } from '../../../../src/domain/company/audiences.ts';
import type { Command } from '../../../../src/domain/index.ts';
import type { EditRelease } from '../../../../src/domain/release/planning/edit-release.ts';
import { approved, COMPANY, given, PLAN } from '../../given.ts';

const audience = (name: string, language: Audience['language'], events: Audience['events']): Audience => ({
  name,
  title: name,
  language,
  channel: name,
  headline: false,
  events,
  templates: {},
});
const audiences = [
  ...COMPANY.audiences,
  audience('executives', 'business', ['planned', 'approved']),
  audience('support', 'user-facing', ['planned', 'approved']),
  // They do not hear that it is approved: to them it was open all the while.
  audience('partners', 'business', ['planned']),
  // It chose what it hears so that nothing of a change reaches it but this.
  audience('board', 'business', ['reopened']),
];

/** What each audience is posted when something approved is edited, which customers notice as `noticed`. */
function posts(edit: Partial<EditRelease>, noticed = 'refunds at once') {
  const { items, environment, why } = PLAN;
  const before = { items, environment, change: 'normal' as const, after: [], why, customers: noticed };
  const g = approved().company({ audiences });
  if (noticed !== '') g.done({ type: 'EditRelease', release: 'R-1', ...before });
  g.done({ type: 'EditRelease', release: 'R-1', ...before, ...edit });
  const heard: Record<string, string[]> = {};
  for (const { intent } of g.follows(1))
    if (intent.kind === 'post') heard[intent.audience] = [...(heard[intent.audience] ?? []), intent.told.event];
  return heard;
}

/** What each audience is posted when a plan goes from one place to another; executives and support listen in production alone. */
function moved(from: string, to: string) {
  const [production] = COMPANY.environments;
  if (!production) throw new Error('no environment');
  const environments = [{ ...production, name: 'staging' }, production];
  const listening = audiences.map((a) =>
    ['executives', 'support'].includes(a.name) ? { ...a, environments: ['production'] } : a,
  );
  const [customers, change] = ['refunds at once', 'normal'] as const;
  const { items, why } = PLAN;
  const g = given()
    .company({ environments, audiences: listening })
    .done(
      { ...PLAN, environment: from, customers },
      { type: 'EditRelease', release: 'R-1', items, environment: to, change, after: [], why, customers },
    );
  return g
    .follows(1)
    .flatMap(({ intent }) =>
      intent.kind === 'post' ? [`${intent.audience}: ${intent.told.event} to ${intent.told.release?.environment}`] : [],
    );
}

test.each([
  [
    'production',
    'staging',
    ['executives: cancelled to production', 'support: cancelled to production', 'partners: changed to staging'],
  ],
  [
    'staging',
    'production',
    ['executives: planned to production', 'support: planned to production', 'partners: changed to production'],
  ],
])('who listens in production alone reads of a plan that goes from %s to %s instead', (from, to, heard) => {
  expect(moved(from, to)).toEqual(heard);
});

const [anew, changed] = [['reopened'], ['changed']];
const shop = { items: [{ service: 'shop', version: '1' }] };
const newer = { items: PLAN.items.map((i) => ({ ...i, version: '9' })) };

describe('something approved is another one now: each audience reads once that it is open again', () => {
  test.each<[string, Partial<EditRelease>, ReturnType<typeof posts>]>([
    ['its versions, which none of them reads', newer, { executives: anew, support: anew, board: anew }],
    ['its services', shop, { executives: changed, partners: changed, support: anew, board: anew }],
    ['its versions and effect', { ...newer, customers: 'later' }, { executives: anew, support: changed, board: anew }],
    [
      'services and effect',
      { ...shop, customers: 'later' },
      { executives: changed, partners: changed, support: changed, board: anew },
    ],
    ['its effect alone, which asks nobody again', { customers: 'later' }, { support: changed }],
    ['its reason', { why: 'better' }, {}],
  ])('%s', (_, edit, heard) => expect(posts(edit)).toEqual(heard));

  test('an effect that is named for the first time is news of a plan', () => {
    expect(posts({ ...newer, customers: 'refunds at once' }, '')).toEqual({
      executives: anew,
      support: ['planned'],
      board: anew,
    });
  });
});

describe('a deploy that was said to have failed is stopped halfway after all', () => {
  const report = (stage: string, status: 'succeeded' | 'failed', n = 1, deployId = 'R-1-1'): Command => ({
    type: 'ReportStage',
    release: 'R-1',
    deployId,
    stage,
    status,
    n,
    message: '',
  });
  const begun = (...more: Command[]) =>
    approved()
      .company({ audiences })
      .done({ type: 'StartDeploy', release: 'R-1' }, ...more);
  const recorded = (service: string, version: string): Command => ({
    type: 'RecordVersion',
    environment: 'production',
    service,
    regions: ['us'],
    version,
    why: 'looked',
  });
  const heard = (g: ReturnType<typeof begun>) =>
    g.follows(1).flatMap((d) => (d.intent.kind === 'post' ? [`${d.intent.audience} ${d.intent.told.event}`] : []));
  const held = ['executives held', 'support held', 'partners held'];

  test('its pipeline says late that the step succeeded: whoever read that it failed reads that it is held', () => {
    const g = begun({ type: 'StopWaiting', release: 'R-1', why: 'dead' });
    expect(heard(g)).toEqual(expect.arrayContaining(['executives failed', 'support failed']));
    expect(heard(g.by('gonogo').done(report('eu', 'succeeded', 2)))).toEqual(held);
  });

  test('a rollback, too: what is undone, and what waits', () => {
    const g = begun()
      .by('gonogo')
      .done(report('eu', 'succeeded'), report('us', 'succeeded'))
      .by('UMANAGER')
      .done({ type: 'RollBack', release: 'R-1', why: 'errors' }, { type: 'StopWaiting', release: 'R-1', why: 'dead' });
    expect(heard(g)).toEqual(expect.arrayContaining(['executives rollback-failed', 'support rollback-failed']));
    expect(heard(g.by('gonogo').done(report('us', 'succeeded', 2, 'R-1-2')))).toEqual(held);
    const told = g.follows(1).flatMap(({ intent }) => (intent.kind === 'post' ? [intent] : []));
    const board = audiences.find((a) => a.name === 'executives') ?? expect.fail();
    const text = told.map((post) => renderFor(board, post.told).text)[0];
    expect(text).toBe(
      '*Undone halfway: api, ledger*\nImpact: being checked (manager). Undone in us. The rest waits for its team\nNext: whoever may roll back takes back the rest, or puts it right by hand',
    );
  });

  test('somebody recorded what runs there: the same', () => {
    const g = begun().by('gonogo').done(report('eu', 'succeeded'), report('us', 'failed')).by('UMANAGER');
    g.done(recorded('api', '4.1'), recorded('ledger', '2.8'));
    expect(heard(g.by('gonogo').done({ type: 'SettleRelease', release: 'R-1', by: 'UMANAGER' }))).toEqual(held);
  });
});
