import { expect, test } from 'vitest';
import { digestCard } from '../../src/cards/digest.ts';
import type { Language } from '../../src/domain/company/audiences.ts';
import type { PlanRelease } from '../../src/domain/release/plan-release.ts';
import { type STATES, stateOf } from '../../src/domain/release/state.ts';
import { approved, type Given, given, go, PLAN, running } from '../domain/given.ts';

const everywhere = { services: [], environments: [] };
const shown = (g: Given, language: Language = 'business', silent = false) => {
  const { world } = g;
  const ended = Object.values(world.releases).flatMap((r) =>
    r?.status === 'completed' || r?.status === 'rolled-back' ? [r] : [],
  );
  return digestCard(world, ended, { language }, silent)?.text.replace(/<!date\^\d+\^[^|]*\|([^>]*)>/g, '$1');
};
const rejected = (why = 'the build 4.2 is broken') =>
  given()
    .done(PLAN, { type: 'OpenVote', release: 'R-1' })
    .by('UQA')
    .done({ ...go, answer: 'no-go', why });
const failed = () =>
  approved().done({ type: 'StartDeploy', release: 'R-1', why: '' }).by('gonogo').done({
    type: 'ReportStage',
    release: 'R-1',
    deployId: 'R-1-1',
    stage: 'eu',
    status: 'failed',
    n: 1,
    message: 'pod api-7 crashed',
    percent: 0,
  });

test('a release that nobody has deployed in its window is to be decided on, and never coming', () => {
  const text = shown(approved().at('2026-03-03T13:00:00.000Z'));
  expect(text).toBe(
    [
      '*Releases this week: 1 decision needed now, 1 at risk, 0 coming, 0 done*',
      '• *Decision needed* · Late: api, ledger. Why: it did not go live in its time, 2026-03-03 12:00 UTC–2026-03-03 13:00 UTC. Next: set a new time, or cancel it (manager, overdue since 2026-03-03 13:00 UTC)',
    ].join('\n'),
  );
  expect(shown(approved().at('2026-03-03T12:59:59.999Z'))).toContain('0 at risk, 1 coming');
});

test('each line at risk says why, who and by when, and names nobody and nothing internal to executives', () => {
  const text = shown(rejected()) ?? '';
  expect(text).toContain(
    '• *Decision needed* · Not approved: api, ledger, 2026-03-03 12:00 UTC. Why: no-go by QA. Next: mend it and ask again, or cancel it (manager, by 2026-03-03 12:00 UTC)',
  );
  const trouble = shown(failed()) ?? '';
  expect(trouble).toContain('Trouble while going live: api, ledger. Why: it failed while going live');
  expect(trouble).toContain('(manager, by 2026-03-03 13:00 UTC)');
  for (const said of [text, trouble]) expect(said).not.toMatch(/UMANAGER|UQA|R-1|4\.2|broken|crashed|<@/);
});

test('engineers read the reason and the person', () => {
  const text = shown(failed(), 'technical') ?? '';
  expect(text).toContain('Failed: api 4.2, ledger 2.9 → production (R-1). Why: ');
  expect(text).toContain('pod api-7 crashed');
  expect(text).toContain('roll back, or deploy again (<@UMANAGER>, by 2026-03-03 13:00 UTC)');
});

test('what is to be decided comes first, the soonest before the others; a freeze says why', () => {
  const later: PlanRelease = {
    ...PLAN,
    items: [{ service: 'shop', version: '1' }],
    window: { ...PLAN.window, start: '2026-03-06T12:00:00.000Z', end: '2026-03-06T13:00:00.000Z' },
  };
  const text = shown(
    approved()
      .at('2026-03-03T09:00:00.000Z')
      .done(later, { type: 'OpenVote', release: 'R-2' })
      .done({
        type: 'DeclareFreeze',
        name: 'Sale',
        why: 'sales, ask <@U0MAYA12>',
        scope: everywhere,
        from: '2026-03-03T09:30:00.000Z',
        until: '2026-03-04T00:00:00.000Z',
        sure: true,
      })
      .at('2026-03-03T10:00:00.000Z'),
  );
  const lines = (text ?? '').split('\n');
  expect(lines[0]).toContain('1 decision needed by 2026-03-06 11:00 UTC, 1 at risk, 1 coming');
  expect(lines[1]).toContain(
    '*Decision needed* · Planned: shop, 2026-03-06 12:00 UTC. Why: faster. Next: go or no-go (QA, SRE, by',
  );
  expect(lines[2]).toContain('*At risk* · Approved: api, ledger, 2026-03-03 12:00 UTC. Why: waits for “Sale”, until');
  expect(lines[3]).toMatch(/^On hold: everything, everywhere, .* \(sales, ask somebody\)$/);
});

test('nothing to say is one line, or silence where that is wished', () => {
  expect(shown(given())).toBe('No releases this week, none planned, nothing frozen.');
  expect(shown(given(), 'business', true)).toBeUndefined();
});

test('support hears of no plan whose effect nobody has named, and decides nothing', () => {
  expect(shown(given().done(PLAN), 'user-facing')).toBe('No releases this week, none planned, nothing frozen.');
  const named = given().done({ ...PLAN, customers: 'Refunds are faster' });
  expect(shown(named.at('2026-03-03T13:00:00.000Z'), 'user-facing')).toBe(
    "*Releases this week: 1 at risk, 0 coming, 0 done*\n• *At risk* · Late: Refunds are faster. Why: Customers keep what they have. Next: I'll say here when there is a new date",
  );
});

test('of very many, the first are told and the others counted', () => {
  const g = given();
  for (let n = 0; n < 8; n++) g.done({ ...PLAN, items: [{ service: 'api', version: `${n}` }], why: 'x'.repeat(3000) });
  const text = shown(g.at('2026-03-03T13:00:00.000Z')) ?? '';
  expect(text).toContain('8 decisions needed now, 8 at risk, 0 coming');
  expect(text.split('\n').at(-1)).toBe('• and 3 more');
});

test('at risk is what its one state says, in every language', () => {
  const risky: Partial<Record<(typeof STATES)[number], true>> = {
    rejected: true,
    missed: true,
    blocked: true,
    failed: true,
  };
  const stories = [rejected(), failed(), approved(), approved().at('2026-03-03T13:00:00.000Z'), given().done(PLAN)];
  for (const g of stories)
    for (const language of ['technical', 'business'] as const) {
      const release = g.world.releases['R-1'];
      const state = release && stateOf(release, g.world);
      expect(shown(g, language), state).toContain(`${state && risky[state] ? 1 : 0} at risk`);
    }
});

test('engineers read where environments differ that should be the same; others do not', () => {
  const places = ['staging', 'production'];
  const g = given()
    .company({
      environments: places.map((name) => ({ name, regions: ['eu'], stageTimeoutMinutes: 30 })),
      services: Array.from({ length: 7 }, (_, i) => ({ name: `s${i}`, about: '', dependsOn: [], sameIn: places })),
    })
    .put('environment', 'staging', running({ s0: { eu: '2' } }, 'staging'))
    .put('environment', 'production', running({ s0: { eu: '1' } }));
  expect(shown(g, 'technical', true)).toContain('\nDrift: s0: 2 in staging (eu), 1 in production (eu)');
  expect(shown(g, 'business', true)).toBeUndefined();
  const all = (version: string) => Object.fromEntries(Array.from({ length: 7 }, (_, i) => [`s${i}`, { eu: version }]));
  g.put('environment', 'staging', running(all('2'), 'staging')).put('environment', 'production', running(all('1')));
  expect(shown(g, 'technical', true)?.match(/Drift: /g)).toHaveLength(6);
  expect(shown(g, 'technical', true)).toContain('Drift: and 2 more');
});
