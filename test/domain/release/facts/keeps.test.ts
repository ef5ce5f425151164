import { describe, expect, test } from 'vitest';
import { baseOf, replanned } from '../../../../src/domain/release/facts/base.ts';
import { clearanceLapsed } from '../../../../src/domain/release/facts/clearance-lapsed.ts';
import { environmentPassed } from '../../../../src/domain/release/facts/environment-passed.ts';
import { releaseApproved } from '../../../../src/domain/release/facts/release-approved.ts';
import { releaseCancelled } from '../../../../src/domain/release/facts/release-cancelled.ts';
import { releaseCleared } from '../../../../src/domain/release/facts/release-cleared.ts';
import { releaseCompleted } from '../../../../src/domain/release/facts/release-completed.ts';
import { releaseRejected } from '../../../../src/domain/release/facts/release-rejected.ts';
import { releaseRolledBack } from '../../../../src/domain/release/facts/release-rolled-back.ts';
import { releaseVoteDropped } from '../../../../src/domain/release/facts/release-vote-dropped.ts';
import { releaseVoteOpened } from '../../../../src/domain/release/facts/release-vote-opened.ts';
import { rolloutResumed } from '../../../../src/domain/release/facts/rollout-resumed.ts';
import { rolloutStarted } from '../../../../src/domain/release/facts/rollout-started.ts';
import { goneNoFurther } from '../../../../src/domain/release/facts/stopping.ts';
import type { Release, Rollout } from '../../../../src/domain/release/release.ts';
import { NOW, PLAN } from '../../given.ts';
import { BASE, rolled, step } from '../made.ts';

const by = { by: 'UQA', at: NOW };
/** All that may be noted of a release, whatever its state. */
const NOTED: Partial<Release> = {
  lastUpdate: { ...by, happened: 'slow', next: 'wait' },
  passes: [{ freeze: 'F-1', name: 'sale', until: NOW, by: 'UQA', why: 'x' }],
  met: { tests: by },
  after: [{ release: 'R-9' }],
  train: 'weekly',
  handOver: { ...by, to: 'UBOTH', summary: 'x' },
  template: { name: 'docs', version: 1, title: 'Docs' },
  begun: [{ environment: 'production', at: NOW }],
  former: ['UBOTH'],
  strategy: 'canary',
  passed: [{ environment: 'staging', window: PLAN.window, at: NOW }],
  ahead: [{ environment: 'far', window: PLAN.window }],
  hotfix: { replaces: [], skips: ['staging'] },
  drill: { turned: NOW },
  evidence: { api: { version: '4.2', policy: 'all' } },
  authors: { marks: ['m'], names: ['n'], untold: [] },
  tickets: { at: NOW, all: [], failed: [] },
  documents: [{ name: 'Notes', url: 'https://x.test' }],
  notes: 'faster',
  requests: [{ ...by, id: 'Q-1', items: [], why: 'x' }],
  review: { due: NOW },
  abandoned: [{ rollout: 'R-1-0', direction: 'forward', stage: step('eu', 'running', 'api 4.1') }],
  overrides: [{ ...by, gates: ['votes'], why: 'x' }],
  irreversible: 'the old tables go',
  wentBack: [{ environment: 'production', window: PLAN.window }],
  foundAfter: [{ rollout: 'R-1-2', environment: 'production', verdict: 'healthy', said: 'x', at: NOW }],
};
const all = { ...BASE, ...NOTED };
const ASKED = { asked: [{ ...by, action: 'deploy', of: ['UMANAGER'] }] };
const planned = { ...all, ...ASKED, status: 'planned' } as Release;
const on = (more: object) => ({ ...planned, vote: 'R-1/v1', ...more }) as Release;
const run: Rollout = { id: 'R-1-2', direction: 'forward', by: 'UQA', startedAt: NOW, stages: [] };

describe('what is noted of a release goes with it', () => {
  test('whole, but for what was asked while it was in its state', () => {
    expect(baseOf(planned)).toEqual(all);
    // What is not there is not kept as nothing.
    expect(Object.keys(baseOf({ ...BASE, status: 'planned' }))).toEqual(Object.keys(BASE));
  });

  const text = { why: 'x', title: 'Docs' };
  test.each<[string, Release, Partial<Release>]>([
    [
      'ReleaseVoteOpened',
      releaseVoteOpened.evolve(
        planned,
        releaseVoteOpened.of('R-1', { vote: 'R-1/v2', round: 2, closesAt: PLAN.window.start }),
      ),
      { status: 'voting', vote: 'R-1/v2', round: 2, closesAt: PLAN.window.start },
    ],
    [
      'ReleaseVoteDropped',
      releaseVoteDropped.evolve(on({ status: 'approved' }), releaseVoteDropped.of('R-1', {})),
      { status: 'planned' },
    ],
    [
      'ReleaseApproved',
      releaseApproved.evolve(on({ status: 'voting' }), releaseApproved.of('R-1', { at: NOW })),
      { status: 'approved', vote: 'R-1/v1', approvedAt: NOW },
    ],
    [
      'ReleaseApproved without a vote',
      releaseApproved.evolve(planned, releaseApproved.of('R-1', { at: NOW })),
      { status: 'approved', vote: '', approvedAt: NOW },
    ],
    [
      'ReleaseRejected',
      releaseRejected.evolve(on({ status: 'voting' }), releaseRejected.of('R-1', { ...by, role: 'qa', text })),
      { status: 'rejected', vote: 'R-1/v1', role: 'qa', by: 'UQA', reason: 'x' },
    ],
    [
      'ReleaseCleared',
      releaseCleared.evolve(planned, releaseCleared.of('R-1', { template: 'docs', version: 2, at: NOW, text })),
      { status: 'approved', vote: '', approvedAt: NOW, template: { name: 'docs', version: 2, title: 'Docs' } },
    ],
    [
      'ReleaseCancelled',
      releaseCancelled.evolve(on({ status: 'voting' }), releaseCancelled.of('R-1', { ...by, text })),
      { status: 'cancelled', vote: 'R-1/v1', by: 'UQA', reason: 'x', at: NOW },
    ],
    [
      'ReleaseCancelled without a vote',
      releaseCancelled.evolve(planned, releaseCancelled.of('R-1', { ...by, text })),
      { status: 'cancelled', by: 'UQA', reason: 'x', at: NOW },
    ],
    [
      'ReleaseCompleted',
      releaseCompleted.evolve(on({ status: 'deploying', rollout: run }), releaseCompleted.of('R-1', { at: NOW })),
      { status: 'completed', vote: 'R-1/v1', rollout: run, at: NOW },
    ],
    [
      'ReleaseRolledBack',
      releaseRolledBack.evolve(
        on({ status: 'failed', rollout: run, reason: 'errors' }),
        releaseRolledBack.of('R-1', { at: NOW }),
      ),
      { status: 'rolled-back', vote: 'R-1/v1', rollout: run, reason: 'errors', at: NOW },
    ],
    [
      'a deploy that stops short',
      goneNoFurther(on({ status: 'deploying', rollout: run }), 'errors'),
      { status: 'failed', vote: 'R-1/v1', rollout: run, reason: 'errors' },
    ],
  ])('%s', (_, after, more) => expect(after).toEqual({ ...all, ...more }));

  test('on to its next environment: to be voted on there, or approved already', () => {
    const passing = (cleared: boolean, ahead: object) =>
      environmentPassed.evolve(
        on({ status: 'deploying', rollout: run, ...ahead }),
        environmentPassed.of('R-1', { passed: 'production', at: NOW, cleared }),
      );
    const { ahead: _, ...rest } = all as Release;
    const passed = [...(all.passed ?? []), { environment: 'production', window: PLAN.window, at: NOW }];
    expect(passing(false, {})).toEqual({ ...rest, environment: 'far', passed, status: 'planned' });
    const approved = { status: 'approved', vote: 'R-1/v1', approvedAt: NOW };
    expect(passing(true, {})).toEqual({ ...rest, environment: 'far', passed, ...approved });
    const [far] = all.ahead ?? [];
    const more = { environment: 'farther', window: PLAN.window };
    expect(passing(true, { ahead: [far, more] })).toEqual({
      ...rest,
      environment: 'far',
      ahead: [more],
      passed,
      ...approved,
    });
    // Where it goes no further, nothing changes.
    const last = on({ status: 'deploying', rollout: run, ahead: [] });
    expect(passing(true, { ahead: [] })).toEqual(last);
  });

  test('what is changed of one that was rejected plans it anew; of any other it is changed alone', () => {
    const rejected = on({ status: 'rejected', role: 'qa', by: 'UQA', reason: 'x' });
    expect(replanned(rejected, { why: 'mended' })).toEqual({ ...all, why: 'mended', status: 'planned' });
    const voting = on({ status: 'voting', closesAt: NOW });
    expect(replanned(voting, { why: 'mended' })).toEqual({ ...voting, why: 'mended' });
  });
});

describe('a clearance that lapsed', () => {
  const lapsed = (release: Release, what: 'template' | 'override', at = NOW) =>
    clearanceLapsed.evolve(
      release,
      clearanceLapsed.of('R-1', {
        lapsed: what === 'template' ? { what, title: 'Docs', because: 'gone' } : { what, at, parts: [] },
        at: NOW,
      }),
    );
  const { template: _, ...without } = all;
  const approved = on({ status: 'approved', approvedAt: NOW });
  test('by a template: what it approved waits again, and forgets it; what has begun goes on', () => {
    expect(lapsed(approved, 'template')).toEqual({ ...without, status: 'planned' });
    const begun = on({ status: 'deploying', rollout: run });
    expect(lapsed(begun, 'template')).toBe(begun);
  });
  test('by an override: only that of its instant, and only one of votes had approved it', () => {
    const marked = [{ ...all.overrides?.[0], lapsed: true }];
    expect(lapsed(approved, 'override')).toEqual({ ...all, overrides: marked, status: 'planned' });
    const untemplated = {
      ...without,
      overrides: all.overrides,
      status: 'approved',
      vote: '',
      approvedAt: NOW,
    } as Release;
    expect(lapsed(untemplated, 'override')).not.toHaveProperty('template');
    expect(lapsed(approved, 'override', PLAN.window.start)).toEqual(approved);
    const other = { ...approved, overrides: [{ ...by, gates: ['freeze'], why: 'x' }] };
    expect(lapsed(other, 'override')).toEqual({ ...other, overrides: [{ ...other.overrides[0], lapsed: true }] });
    const voting = on({ status: 'voting', closesAt: NOW });
    expect(lapsed(voting, 'override')).toEqual({ ...voting, overrides: marked });
  });
});

describe('a rollout that begins', () => {
  const began = (release: Release, more: Partial<Rollout> = {}) =>
    rolloutStarted.evolve(release, rolloutStarted.of('R-1', { rollout: { ...run, ...more }, text: { why: 'errors' } }));
  const unheard = step('eu', 'running', 'api 4.2<4.1');
  const failed = on({
    status: 'failed',
    reason: 'x',
    rollout: {
      ...run,
      id: 'R-1-1',
      stages: [step('ap', 'done', 'api 4.2<4.1'), unheard, step('us', 'failed', 'api 4.2', { how: 'reported' })],
    },
  });
  test('forwards: it counts, and what nobody heard the end of is remembered', () => {
    const again = { environment: 'production', at: NOW };
    expect(began(failed)).toEqual({
      ...all,
      status: 'deploying',
      vote: 'R-1/v1',
      rollout: run,
      runs: 2,
      begun: [...(all.begun ?? []), again],
      abandoned: [...(all.abandoned ?? []), { rollout: 'R-1-1', direction: 'forward', stage: unheard }],
    });
    expect(began({ ...BASE, status: 'approved', vote: '', approvedAt: NOW })).toEqual({
      ...BASE,
      status: 'deploying',
      vote: '',
      rollout: run,
      runs: 2,
      begun: [again],
    });
  });
  test('back: for its reason, with what it leaves', () => {
    const live = rolled('completed', [step('eu', 'done', 'api 4.2<4.1, ledger 2.9<2.8')]);
    const back: Partial<Rollout> = { direction: 'back', stages: [step('eu', 'waiting', 'api 4.2<4.1')] };
    const left = [step('eu', 'done', 'ledger 2.9<2.8')];
    const gone = began(live, back);
    expect(gone).toMatchObject({ status: 'rolling-back', reason: 'errors', rollout: { ...run, ...back, left } });
    expect(gone.begun).toEqual([{ environment: 'production', at: NOW, back: true }]);
    const whole = began(live, { ...back, stages: [step('eu', 'waiting', 'api 4.2<4.1, ledger 2.9<2.8')] });
    expect('rollout' in whole && whole.rollout).not.toHaveProperty('left');
  });
  test('ten of what is remembered are kept, the newest', () => {
    const many = Array.from({ length: 10 }, (_, n) => ({ environment: 'production', at: `${n}` }));
    expect(began({ ...failed, begun: many }).begun?.map((b) => b.at)).toEqual([...'123456789', NOW]);
    const old = Array.from({ length: 10 }, (_, n) => ({ ...all.abandoned?.[0], rollout: `${n}` }));
    const { abandoned } = began({ ...failed, abandoned: old } as Release);
    expect(abandoned?.map((a) => a.rollout)).toEqual([...'123456789', 'R-1-1']);
  });
  test('gone on with, it is held no longer, and what it was checked by is that of now', () => {
    const held = on({
      status: 'deploying',
      rollout: { ...run, held: { next: 'us' }, noGos: [{ ...by, role: 'qa', why: 'x' }] },
    });
    const goneOn = (evidence?: Rollout['evidence']) =>
      rolloutResumed.evolve(held, rolloutResumed.of('R-1', { rollout: run.id, ...(evidence && { evidence }) }));
    expect(goneOn()).toEqual({ ...held, rollout: run });
    const evidence = { at: NOW, seen: [] };
    expect(goneOn(evidence)).toEqual({ ...held, rollout: { ...run, evidence } });
    // Since then it is kept beside what they saw before, as far as it is another.
    const seen = { at: NOW, by: 'UQA', changed: [] };
    const before = { ...held, rollout: { ...run, held: {}, evidence } } as Release;
    expect(rolloutResumed.evolve(before, rolloutResumed.of('R-1', { rollout: run.id, seen }))).toEqual({
      ...held,
      rollout: { ...run, evidence: { ...evidence, again: [seen] } },
    });
    expect(rolloutResumed.evolve(planned, rolloutResumed.of('R-1', { rollout: run.id }))).toBe(planned);
  });
});
