import { expect, test } from 'vitest';
import { type DomainFact, FACTS } from '../../../../src/domain/index.ts';
import type { Release, Rollout, Stage } from '../../../../src/domain/release/release.ts';
import { NOW, PLAN } from '../../given.ts';
import { BASE, rolled, step } from '../made.ts';

const planned: Release = { ...BASE, status: 'planned' };
const api = 'api 4.2<4.1';
const steps = [step('eu', 'running', api), step('us', 'waiting', api)];
const under = (more: Partial<Rollout> = {}, stages: Stage[] = steps) => rolled('deploying', stages, more);
const eu = { rollout: 'R-1-1', stage: 'eu' };
const left = (stage: string, rollout = 'R-1-0') =>
  ({ rollout, direction: 'forward', stage: step(stage, 'running', api) }) as const;
const noGo = (by: string, why = 'x') => ({ by, role: 'qa', why, at: NOW });
const by = { by: 'UQA', at: NOW };
/** The first step, as it is after the fact. */
const first = (release: Release, more: Partial<Stage>) => {
  const [one, ...others] = 'rollout' in release ? release.rollout.stages : [];
  return one && 'rollout' in release
    ? { ...release, rollout: { ...release.rollout, stages: [{ ...one, ...more }, ...others] } }
    : release;
};
const failed = rolled('failed', [step('eu', 'failed', api, { how: 'silent' })]);
const stuck = { ...rolled('rolling-back', [step('eu', 'failed', api, { how: 'silent' })]), failed: 'x' } as Release;
const later = { n: 3, at: NOW, text: { note: 'said' } };
const heard = { n: 3, note: 'said', heardAt: NOW };

test.each<[string, Release, object, object]>([
  [
    'HelpAsked',
    planned,
    { action: 'deploy', asked: ['U1'], ...by },
    { ...planned, asked: [{ action: 'deploy', ...by, of: ['U1'] }] },
  ],
  [
    'HelpAsked',
    {
      ...planned,
      asked: [
        { action: 'vote', by: 'U', at: '', of: ['U9'] },
        { action: 'deploy', by: 'U', at: '', of: ['U0'] },
      ],
    },
    { action: 'deploy', asked: ['U1'], ...by },
    {
      ...planned,
      asked: [
        { action: 'vote', by: 'U', at: '', of: ['U9'] },
        { action: 'deploy', ...by, of: ['U0', 'U1'] },
      ],
    },
  ],
  ['DeadlineMet', { ...planned, met: { a: by } }, { deadline: 'b', ...by }, { ...planned, met: { a: by, b: by } }],
  [
    'UpdatePosted',
    planned,
    { ...by, text: { happened: 'slow', next: 'wait' } },
    { ...planned, lastUpdate: { ...by, happened: 'slow', next: 'wait' } },
  ],
  [
    'ScopeRequested',
    planned,
    { request: { id: 'Q-1', items: [], ...by }, text: { why: 'x' } },
    { ...planned, requests: [{ id: 'Q-1', items: [], ...by, why: 'x' }] },
  ],
  [
    'ScopeDeferred',
    {
      ...planned,
      requests: [
        { id: 'Q-1', items: [], ...by, why: 'x' },
        { id: 'Q-2', items: [], ...by, why: 'x' },
      ],
    },
    { request: 'Q-1' },
    { ...planned, requests: [{ id: 'Q-2', items: [], ...by, why: 'x' }] },
  ],
  ['NoGoGiven', planned, { ...by, role: 'qa', text: { why: 'x' } }, planned],
  [
    'NoGoGiven',
    under({ noGos: [noGo('UQA', 'old'), noGo('UBOTH')] }),
    { ...by, role: 'qa', text: { why: 'x' } },
    under({ noGos: [noGo('UBOTH'), noGo('UQA')] }),
  ],
  ['NoGoGiven', under(), { ...by, role: 'qa', text: { why: 'x' } }, under({ noGos: [noGo('UQA')] })],
  ['NoGoLifted', planned, by, planned],
  ['NoGoLifted', under({ noGos: [noGo('UQA'), noGo('UBOTH')] }), by, under({ noGos: [noGo('UBOTH')] })],
  ['NoGoLifted', under({ noGos: [noGo('UQA')] }), by, under()],
  [
    'HandOverAccepted',
    { ...planned, former: ['UQA', 'UX'], handOver: { to: 'UQA', ...by, summary: '' } },
    by,
    { ...planned, owner: 'UQA', former: ['UX', 'UMANAGER'] },
  ],
  [
    'ReviewCompleted',
    { ...planned, review: { due: PLAN.window.end } },
    { ...by, text: { found: 'fine' } },
    { ...planned, review: { due: PLAN.window.end, by: 'UQA', found: 'fine' } },
  ],
  [
    'ReviewCompleted',
    planned,
    { ...by, text: { found: 'fine' } },
    { ...planned, review: { due: NOW, by: 'UQA', found: 'fine' } },
  ],
  ['NotesWritten', { ...planned, notes: 'old' }, { ...by, text: { notes: 'new' } }, { ...planned, notes: 'new' }],
  ['NotesWritten', { ...planned, notes: 'old' }, { ...by, text: { notes: '' } }, planned],
  [
    'TicketsRead',
    planned,
    {
      all: [{ key: 'T-1' }, { key: 'T-2' }],
      failed: ['jira'],
      unread: 3,
      commits: 4,
      queried: true,
      at: NOW,
      text: { titles: ['one'] },
    },
    {
      ...planned,
      tickets: {
        at: NOW,
        failed: ['jira'],
        unread: 3,
        commits: 4,
        queried: true,
        all: [
          { key: 'T-1', title: 'one' },
          { key: 'T-2', title: '' },
        ],
      },
    },
  ],
  [
    'TicketsRead',
    planned,
    { all: [], failed: [], at: NOW, text: { titles: [] } },
    { ...planned, tickets: { at: NOW, failed: [], all: [] } },
  ],
  [
    'EvidenceWeighed',
    planned,
    { weighed: { api: { version: '1', policy: 'all' } }, at: NOW },
    { ...planned, evidence: { api: { version: '1', policy: 'all' } } },
  ],
  ['DrillTurned', { ...planned, drill: {} }, { at: NOW }, { ...planned, drill: { turned: NOW } }],
  [
    'PredecessorEnded',
    { ...planned, after: [{ release: 'R-8' }, { release: 'R-9' }] },
    { predecessor: 'R-9', how: 'completed' },
    { ...planned, after: [{ release: 'R-8' }, { release: 'R-9', ended: 'completed' }] },
  ],
  [
    'RolloutHeld',
    under(),
    { rollout: 'R-1-1', freeze: 'sale', until: NOW },
    under({ held: { freeze: 'sale', until: NOW } }),
  ],
  ['RolloutHeld', planned, { rollout: 'R-1-1', freeze: 'sale', until: NOW }, planned],
  ['RolloutHeldByNoGo', under(), { rollout: 'R-1-1', at: NOW }, under({ held: {} })],
  ['RolloutHeldByNoGo', failed, { rollout: 'R-1-1', at: NOW }, failed],
  ['StepAwaited', under(), { rollout: 'R-1-1', next: 'us', at: NOW }, under({ held: { next: 'us' } })],
  ['StepAwaited', failed, { rollout: 'R-1-1', next: 'us', at: NOW }, failed],
  ['RolloutPausedByPerson', failed, { rollout: 'R-1-1', ...by, text: { why: 'x' } }, failed],
  [
    'RolloutPausedByPerson',
    under(),
    { ...eu, ...by, text: { why: 'x' } },
    under({ held: { paused: 'eu', pause: { ...by, why: 'x' } } }),
  ],
  [
    'RolloutPausedByPerson',
    under(),
    { ...eu, cant: 'it can’t', ...by, text: { why: 'x' } },
    under({ held: { pause: { ...by, why: 'x' } } }),
  ],
  [
    'RolloutPausedByPerson',
    under({ held: { freeze: 'sale', until: NOW } }),
    { rollout: 'R-1-1', ...by, text: { why: 'x' } },
    under({ held: { freeze: 'sale', until: NOW, pause: { ...by, why: 'x' } } }),
  ],
  [
    'PauseRefused',
    under({ held: { paused: 'eu', pause: { ...by, why: 'x' } } }),
    { ...eu, text: { why: 'x' } },
    under({ held: { pause: { ...by, why: 'x' } } }),
  ],
  ['PauseRefused', under(), { ...eu, text: { why: 'x' } }, under()],
  ['PauseRefused', failed, { ...eu, text: { why: 'x' } }, failed],
  ['StageStarted', under(), { ...eu, at: NOW }, first(under(), { state: 'running', startedAt: NOW })],
  ['StageStarted', planned, { ...eu, at: NOW }, planned],
  ['StageContinued', under(), { ...eu, at: NOW }, first(under(), { movedAt: NOW })],
  [
    'StageTaken',
    under(),
    { ...eu, run: '7', url: 'https://run.test', at: NOW },
    first(under(), { run: '7', url: 'https://run.test' }),
  ],
  ['StageTaken', under(), { ...eu, run: '7', at: NOW }, first(under(), { run: '7' })],
  [
    'StageTaken',
    { ...under(), abandoned: [left('eu'), left('us'), left('eu', 'R-1-9')] },
    { rollout: 'R-1-0', stage: 'eu', run: '7', at: NOW },
    {
      ...under(),
      abandoned: [{ ...left('eu'), stage: { ...left('eu').stage, run: '7' } }, left('us'), left('eu', 'R-1-9')],
    },
  ],
  ['StageTaken', under(), { rollout: 'R-1-0', stage: 'eu', run: '7', at: NOW }, under()],
  [
    'StageLostSight',
    under(),
    { ...eu, at: NOW, text: { why: 'no token' } },
    first(under(), { unseen: { at: NOW, why: 'no token' } }),
  ],
  [
    'StageLostSight',
    first(under(), { unseen: { at: '2026-03-03T08:00:00.000Z', why: 'away' } }),
    { ...eu, at: NOW, text: { why: 'no token' } },
    first(under(), { unseen: { at: '2026-03-03T08:00:00.000Z', why: 'no token' } }),
  ],
  [
    'StageLostSight',
    under(),
    { ...eu, at: NOW, unsent: true, text: { why: 'busy' } },
    first(under(), { unseen: { at: NOW, why: 'busy', unsent: true } }),
  ],
  // Taken after all, also where its target does not say as what.
  ['StageTaken', first(under(), { unseen: { at: NOW, why: 'busy', unsent: true } }), { ...eu, at: NOW }, under()],
  ['StageFellQuiet', under(), { ...eu, n: 1, since: NOW, at: NOW }, first(under(), { nudgedAt: NOW })],
  [
    'StageSettled',
    failed,
    { ...eu, to: 'done', ...by },
    first(failed, { state: 'done', percent: 100, finishedAt: NOW }),
  ],
  [
    'StageSettled',
    first(failed, { percent: 40 }),
    { ...eu, to: 'waiting', ...by },
    first(failed, { state: 'waiting', percent: 0 }),
  ],
  [
    'StageHeardLate',
    failed,
    { ...eu, ...later, status: 'failed', settles: true },
    first(failed, { ...heard, how: 'reported' }),
  ],
  [
    'StageHeardLate',
    failed,
    { ...eu, ...later, status: 'succeeded', settles: false },
    first(failed, { ...heard, how: 'reported' }),
  ],
  [
    'StageHeardLate',
    failed,
    { ...eu, ...later, url: 'https://run.test', status: 'succeeded', settles: true },
    {
      ...first(failed, { ...heard, url: 'https://run.test', state: 'done', percent: 100, finishedAt: NOW }),
      reason: 'errors. Later it said that step eu succeeded',
    },
  ],
  [
    'StageHeardLate',
    stuck,
    { ...eu, ...later, status: 'succeeded', settles: true },
    {
      ...first(stuck, { ...heard, state: 'done', percent: 100, finishedAt: NOW }),
      failed: 'x. Later it said that step eu succeeded',
    },
  ],
  [
    'StageHeardLate',
    { ...failed, abandoned: [left('eu'), left('us')] },
    { rollout: 'R-1-0', stage: 'eu', ...later, status: 'succeeded', settles: true },
    { ...failed, abandoned: [left('us')] },
  ],
  [
    'HealthDoubted',
    under(),
    { ...eu, verdict: 'unknown', said: 's', at: NOW, until: NOW },
    {
      ...first(under(), { state: 'verifying', doubt: { verdict: 'unknown', said: 's', at: NOW, until: NOW } }),
      rollout: {
        ...(
          first(under(), {
            state: 'verifying',
            doubt: { verdict: 'unknown', said: 's', at: NOW, until: NOW },
          }) as ReturnType<typeof under> & { rollout: Rollout }
        ).rollout,
        held: { next: 'us' },
      },
    },
  ],
  ['HealthDoubted', failed, { ...eu, verdict: 'unknown', said: 's', at: NOW, until: NOW }, failed],
  [
    'HealthPassed',
    first(under(), { doubt: { verdict: 'unknown', said: 's', at: NOW, until: NOW } }),
    { ...eu, ...by },
    first(under(), { passed: by }),
  ],
])('%s', (type, before, fact, after) => {
  const kind = FACTS[type as DomainFact['type']];
  const { document } = kind.fold(before, { stream: 'release/R-1', type, release: 'R-1', ...fact } as never);
  expect(document).toEqual(after);
});

test('a step that failed keeps how, and what of it was reported', () => {
  const of = (more: object) => {
    const fact = {
      stream: 'release/R-1',
      type: 'StageFailed',
      release: 'R-1',
      ...eu,
      n: 2,
      at: NOW,
      text: { why: 'oom' },
      ...more,
    };
    const { document } = FACTS.StageFailed.fold(under(), fact as never);
    return document;
  };
  const ended = { state: 'failed', n: 2, note: 'oom', finishedAt: NOW } as const;
  const stopped = (more: Partial<Stage>) =>
    first({ ...rolled('failed', steps), reason: 'oom' } as Release, { ...ended, ...more });
  const without = (release: Release) => Object.fromEntries(Object.entries(release).filter(([key]) => key !== 'at'));
  expect(of({})).toEqual(without(stopped({})));
  expect(of({ how: 'silent' })).toEqual(without(stopped({ how: 'silent' })));
  expect(of({ how: 'reported', url: 'https://run.test' })).toEqual(
    without(stopped({ how: 'reported', heardAt: NOW, url: 'https://run.test' })),
  );
});

test('what is verified as a rollout stops has not proved itself', () => {
  const fact = {
    stream: 'release/R-1',
    type: 'RolloutStopped',
    release: 'R-1',
    rollout: 'R-1-1',
    ...by,
    text: { why: 'fire' },
  };
  const { document } = FACTS.RolloutStopped.fold(
    under({ held: { next: 'us' } }, [step('eu', 'verifying', api), step('us', 'waiting', api)]),
    fact as never,
  );
  expect(document).toMatchObject({
    status: 'failed',
    reason: 'fire',
    rollout: { stopped: by, stages: [{ state: 'failed', how: 'unproven', note: 'fire' }, { state: 'waiting' }] },
  });
  expect((document as { rollout: object }).rollout).not.toHaveProperty('held');
  const back = FACTS.RolloutStopped.fold(rolled('rolling-back', steps), { ...fact, stage: 'eu' } as never).document;
  expect(back).toMatchObject({
    status: 'rolling-back',
    failed: 'fire',
    rollout: { stopped: by, stages: [{ state: 'failed', how: 'stopped', note: 'fire', finishedAt: NOW }, {}] },
  });
});

test('a plan opens with all that it says', () => {
  const said = {
    items: PLAN.items,
    environment: 'staging',
    change: 'normal',
    window: PLAN.window,
    owner: 'UQA',
    at: NOW,
    text: { why: 'x', customers: 'y' },
  } as const;
  const opened = (more: object = {}) =>
    FACTS.ReleasePlanned.fold(undefined, {
      stream: 'release/R-1',
      type: 'ReleasePlanned',
      release: 'R-1',
      ...said,
      ...more,
    } as never).document;
  const bare = {
    ...BASE,
    environment: 'staging',
    owner: 'UQA',
    why: 'x',
    customers: 'y',
    round: 0,
    runs: 0,
    status: 'planned',
  };
  expect(opened()).toEqual(bare);
  const more = {
    train: 'weekly',
    ahead: [{ environment: 'far', window: PLAN.window }],
    strategy: 'careful',
    hotfix: { replaces: [], skips: [] },
    drill: {},
  };
  expect(opened({ ...more, after: ['R-9'], text: { ...said.text, irreversible: 'gone' } })).toEqual({
    ...bare,
    ...more,
    after: [{ release: 'R-9' }],
    irreversible: 'gone',
  });
});
