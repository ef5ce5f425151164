import { describe, expect, test } from 'vitest';
import type { Company } from '../../../src/domain/company/company.ts';
import type { DeadlineRule } from '../../../src/domain/company/plans.ts';
import type { DeclareFreeze } from '../../../src/domain/freeze/declare-freeze.ts';
import { type GateId, isReady } from '../../../src/domain/gates/index.ts';
import type { Predecessor } from '../../../src/domain/release/release.ts';
import { approved, COMPANY, given, go, PLAN } from '../given.ts';
import { released, sees } from './seeing.ts';

const R = { release: 'R-1' } as const;
describe('votes', () => {
  const planned = () => given().done(PLAN);
  const voting = () => planned().done({ type: 'OpenVote', ...R });
  test('are waited for until somebody says no', () => {
    expect(sees(planned(), 'votes')).toEqual({ open: false, waits: true, saw: 'not voted on yet' });
    expect(sees(voting(), 'votes')).toEqual({
      open: false,
      waits: true,
      saw: 'the vote is open until 2026-03-03T11:00:00.000Z',
    });
    const rejected = voting()
      .by('UQA')
      .done({ ...go, answer: 'no-go', why: 'disk is full' });
    expect(sees(rejected, 'votes')).toEqual({ open: false, saw: 'rejected: disk is full' });
    const cancelled = planned().done({ type: 'CancelRelease', ...R, why: 'x' });
    expect(sees(cancelled, 'votes')).toEqual({ open: false, saw: 'it is cancelled by @UMANAGER' });
  });
  test('clear what is approved, and what has begun or failed since, until somebody holds it', () => {
    const begun = approved().done({ type: 'StartDeploy', ...R });
    for (const g of [approved(), begun]) expect(sees(g, 'votes')).toEqual({ open: true, saw: 'approved' });
    expect(sees(begun, 'votes', { status: 'failed' })).toEqual({ open: true, saw: 'approved' });
    const held = begun.by('UQA').done({ ...go, answer: 'no-go', why: 'errors' });
    expect(sees(held, 'votes')).toEqual({ open: false, saw: 'no-go by @UQA: errors' });
    const both = held.by('UBOTH').done({ ...go, answer: 'no-go', why: 'slow' });
    expect(sees(both, 'votes')).toEqual({
      open: false,
      saw: 'no-go by @UQA: errors and no-go by @UBOTH: slow',
    });
  });
});

describe('the window', () => {
  test('says when it opens, until when it is open, and when it ended', () => {
    const g = approved();
    const { start, end } = PLAN.window;
    expect(sees(g.at('2026-03-03T11:59:59.999Z'), 'window')).toEqual({
      open: false,
      firm: true,
      waits: true,
      until: start,
      saw: `the window opens ${start}`,
    });
    expect(sees(g.at(start), 'window')).toEqual({
      open: true,
      firm: true,
      saw: `the window is open until ${end}`,
    });
    expect(sees(g.at(end), 'window')).toEqual({ open: false, firm: true, saw: `the window ended ${end}` });
    const failed = { status: 'failed' };
    expect(sees(g.at(end), 'window', failed)).toEqual({
      open: true,
      firm: true,
      saw: `the window ended ${end}; what has begun may be finished`,
    });
  });
});

describe('a freeze', () => {
  const freeze: DeclareFreeze = {
    type: 'DeclareFreeze',
    name: 'sale',
    why: 'sales',
    scope: { services: [], environments: [] },
    from: '2026-03-03T09:00:00.000Z',
    until: '2026-03-03T12:30:00.000Z',
  };
  const early = '2026-03-03T11:59:59.999Z';
  const saw = (until: string) => `frozen by sale until ${until} (sales)`;
  test('is waited for when it is over in time: before the end of a window that has not begun', () => {
    const g = approved().at(early).done(freeze);
    const { until } = freeze;
    expect(sees(g, 'freeze')).toEqual({ open: false, waits: true, saw: saw(until), until });
    // From the start of its window on somebody is held by it.
    expect(sees(g.at(PLAN.window.start), 'freeze')).toEqual({ open: false, saw: saw(until), until });
    for (const [until, waits] of [
      ['2026-03-03T12:59:59.999Z', true],
      [PLAN.window.end, undefined],
    ] as const) {
      const long = approved()
        .at(early)
        .done({ ...freeze, until });
      expect(sees(long, 'freeze')).toEqual({ open: false, ...(waits && { waits }), saw: saw(until), until });
    }
  });
  test('that is soft asks for a reason; without any, nothing is frozen', () => {
    expect(sees(approved().done({ ...freeze, soft: true }), 'freeze')).toEqual({
      open: true,
      asks: true,
      saw: `softly frozen by sale until ${freeze.until} (sales): a deploy needs a reason`,
    });
    expect(sees(approved(), 'freeze')).toEqual({ open: true, saw: 'nothing frozen' });
  });
  test('that it may pass is named as long as the pass holds', () => {
    const until = '2026-03-03T12:20:00.000Z';
    const g = approved()
      .done(freeze)
      .done({ type: 'GrantPass', ...R, why: 'refunds', until })
      .done({ type: 'LiftFreeze', freeze: 'F-1', why: '' });
    const passing = { open: true, saw: `may pass “sale” until ${until} (refunds)` };
    expect(sees(g.at('2026-03-03T12:19:59.999Z'), 'freeze')).toEqual(passing);
    expect(sees(g.at(until), 'freeze')).toEqual({ open: true, saw: 'nothing frozen' });
  });
});

describe('other releases', () => {
  const deploying = (more: Partial<typeof PLAN>) => {
    const [production] = COMPANY.environments;
    const g = approved()
      .company({ environments: production ? [production, { ...production, name: 'staging' }] : [] })
      .done({ ...PLAN, ...more })
      .done({ type: 'StartDeploy', ...R });
    return sees(g, 'other-rollouts', g.world.releases['R-2']);
  };
  const open = { open: true, firm: true, saw: 'nothing else is deploying there' };
  test('hold those that share a service of them, there', () => {
    const saw = 'api 4.2, ledger 2.9 → production (R-1) is deploying there';
    const waits = { open: false, firm: true, waits: true, saw };
    const shares = [
      { service: 'shop', version: '1' },
      { service: 'ledger', version: '3' },
    ];
    expect(deploying({ items: shares })).toEqual(waits);
    expect(deploying({ items: [{ service: 'shop', version: '1' }] })).toEqual(open);
    expect(deploying({ items: shares, environment: 'staging' })).toEqual(open);
  });
  test('are said to do what they do: one that goes back is not deploying; one that could not is a check of its own', () => {
    const saw = (status: 'deploying' | 'rolling-back', failed?: string) => {
      const g = approved()
        .done(PLAN)
        .done({ type: 'StartDeploy', ...R });
      const other = Object.assign({}, g.world.releases['R-1'], { status, ...(failed && { failed }) });
      return sees(g.put('release', 'R-1', other), 'other-rollouts', g.world.releases['R-2'])?.saw;
    };
    expect(saw('rolling-back')).toBe('api 4.2, ledger 2.9 → production (R-1) is being rolled back there');
    expect(saw('rolling-back', 'x')).toBe('nothing else is deploying there');
  });
  test('that share a service and do not deploy hold nothing', () => {
    const g = approved().done(PLAN);
    expect(sees(g, 'other-rollouts', g.world.releases['R-2'])).toEqual(open);
  });
  test('are not itself', () =>
    expect(sees(approved().done({ type: 'StartDeploy', ...R }), 'other-rollouts')).toEqual(open));
});

describe('the releases before it', () => {
  const behind = (...ended: Predecessor['ended'][]) =>
    sees(approved(), 'predecessors', {
      after: ended.map((how, i) => ({ release: `R-${i + 5}`, ...(how && { ended: how }) })),
    });
  test('are waited for while they may still go live', () => {
    expect(behind()).toBeUndefined();
    expect(behind('completed', undefined)).toEqual({ open: false, waits: true, saw: 'waits for R-6' });
    expect(behind('completed', 'completed')).toEqual({ open: true, saw: 'R-5, R-6 done' });
    expect(behind(undefined, 'cancelled', 'rolled-back')).toEqual({
      open: false,
      saw: 'waits for R-5, R-6 was cancelled and R-7 was rolled back',
    });
  });
});

describe('deadlines', () => {
  const rule: DeadlineRule = {
    name: 'tests',
    title: 'Tests',
    before: { count: 1, unit: 'hours' },
    owes: 'qa',
    remindHours: 1,
    cutOff: false,
    gate: true,
    scope: { services: [], environments: [] },
  };
  const notes = { ...rule, name: 'notes', title: 'Notes', before: { count: 2, unit: 'hours' as const } };
  const owing = (...deadlines: DeadlineRule[]) => approved().company({ deadlines });
  const meet = { type: 'MeetDeadline', ...R, deadline: 'notes' } as const;
  test('that no deploy waits for are not seen', () => {
    for (const more of [{ gate: false }, { cutOff: true }])
      expect(sees(owing({ ...rule, ...more }), 'deadlines')).toBeUndefined();
    expect(sees(owing(), 'deadlines')).toBeUndefined();
  });
  test('hold a deploy until they are met; whoever owes one has time until it is due', () => {
    const both = () => owing(rule, notes);
    const saw = 'not done: Notes and Tests';
    // Notes are due at 10:00, tests at 11:00.
    expect(sees(both().at('2026-03-03T09:59:59.999Z'), 'deadlines')).toEqual({ open: false, waits: true, saw });
    expect(sees(both().at('2026-03-03T10:00:00.000Z'), 'deadlines')).toEqual({ open: false, saw });
    const noted = both().at('2026-03-03T10:00:00.000Z').done(meet);
    expect(sees(noted, 'deadlines')).toEqual({ open: false, waits: true, saw: 'not done: Tests' });
    const done = noted.done({ ...meet, deadline: 'tests' });
    expect(sees(done, 'deadlines')).toEqual({ open: true, saw: 'done: Notes and Tests' });
  });
  test('hold nothing once it has begun', () => {
    const begun = approved()
      .done({ type: 'StartDeploy', ...R })
      .company({ deadlines: [rule] });
    expect(sees(begun, 'deadlines')).toEqual({ open: true, saw: 'not done: Tests' });
  });
});

describe('documents', () => {
  const policies = COMPANY.policies.map((p) => ({ ...p, documents: ['Way back', 'Notes'] }));
  const asked = () => approved().company({ policies });
  const attached = (...names: string[]) => ({ documents: names.map((name) => ({ name, url: 'https://x.test' })) });
  test('are named while they are missing, and hold nothing once it has begun', () => {
    expect(sees(approved(), 'documents')).toBeUndefined();
    expect(sees(asked(), 'documents')).toEqual({ open: false, saw: 'not attached: Way back, Notes' });
    const half = 'not attached: Notes';
    expect(sees(asked(), 'documents', attached('way BACK'))).toEqual({ open: false, saw: half });
    expect(sees(asked(), 'documents', attached('Way back', 'notes'))).toEqual({ open: true, saw: 'attached' });
    const begun = approved()
      .done({ type: 'StartDeploy', ...R })
      .company({ policies });
    expect(sees(begun, 'documents')).toEqual({ open: true, saw: 'not attached: Way back, Notes' });
  });
});

describe('pipelines', () => {
  test('that are missing are named with what to do', () => {
    const environments: Company['environments'] = [{ name: 'production', regions: ['eu'], stageTimeoutMinutes: 30 }];
    expect(sees(approved().company({ environments }), 'pipeline')).toEqual({
      open: false,
      firm: true,
      byHand: true,
      saw: 'no pipeline deploys api and ledger to production: it is done by hand and recorded, or name one in manifests/environments.yml',
    });
  });
});

describe('an override', () => {
  const override = (gates: GateId[], more: object = {}) => ({
    overrides: [{ gates, by: 'UMANAGER', why: 'the board', at: '2026-03-03T12:00:00.000Z', ...more }],
  });
  const shown = { open: true, saw: 'overridden by @UMANAGER: the board' };
  const planned = () => given().done(PLAN);
  test('is shown in place of what it goes against, the newest that stands, even where nothing is in the way any more', () => {
    expect(sees(planned(), 'votes', override(['votes']))).toEqual(shown);
    expect(sees(approved(), 'votes', override(['votes']))).toEqual(shown);
    expect(sees(planned(), 'votes', override(['freeze']))).toMatchObject({ open: false });
    const [first] = override(['votes']).overrides;
    const two = { overrides: [first, { ...first, why: 'again' }, { ...first, why: 'lapsed', lapsed: true }] };
    expect(sees(planned(), 'votes', two)).toEqual({
      open: true,
      saw: 'overridden by @UMANAGER: again',
    });
  });
  test('makes what nobody has voted on ready, its window still to be waited for', () => {
    const g = planned().at(PLAN.window.start);
    expect(isReady(released(g), g.world)).toBe(false);
    expect(isReady(released(g, override(['votes'])), g.world)).toBe(true);
    const early = planned().at('2026-03-03T11:59:59.999Z');
    expect(isReady(released(early, override(['votes'])), early.world)).toBe(false);
  });
});

test('what is approved is ready from the start of its window until its end', () => {
  const ready = (now: string) => {
    const g = approved().at(now);
    return isReady(released(g), g.world);
  };
  expect(ready('2026-03-03T11:59:59.999Z')).toBe(false);
  expect(ready(PLAN.window.start)).toBe(true);
  expect(ready(PLAN.window.end)).toBe(false);
});
