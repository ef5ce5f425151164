import { expect, test } from 'vitest';
import { rolloutOf } from '../../../../src/domain/release/release.ts';
import type { ReportStage } from '../../../../src/domain/release/rollout/report-stage.ts';
import { approved, type Given } from '../../given.ts';

const started = () => approved().done({ type: 'StartDeploy', release: 'R-1' });
const taken = {
  type: 'TakeStage',
  release: 'R-1',
  deployId: 'R-1-1',
  stage: 'eu',
  run: '7',
  url: 'https://ci.example/7',
} as const;
const report = (more: Partial<ReportStage>): ReportStage => ({
  type: 'ReportStage',
  release: 'R-1',
  deployId: 'R-1-1',
  stage: 'eu',
  status: 'running',
  n: 0,
  message: '',
  ...more,
});
const stageOf = (given: Given) => {
  const release = given.world.releases['R-1'];
  return release && rolloutOf(release)?.stages[0];
};

test('a step keeps what its target calls the run, and is looked at two seconds later', () => {
  const given = started().done(taken);
  expect(stageOf(given)).toMatchObject({ state: 'running', run: '7', url: 'https://ci.example/7' });
  const poll = given.follows().find((d) => d.intent.kind === 'poll');
  expect(poll).toMatchObject({ key: 'poll/R-1-1/eu', mode: 'latest' });
  expect(Date.parse(poll?.dueAt ?? '') - Date.parse(given.world.now)).toBe(2000);
  // Told again, it changes nothing; another run of the same step, such as the build that an item became, does.
  given.when(taken).thenFacts();
  expect(stageOf(given.done({ ...taken, run: '8' }))).toMatchObject({ run: '8' });
});

test('what is seen of a run counts by the run, whatever numbers its own reports have', () => {
  const given = started().done(taken, report({ n: 5, percent: 30, message: 'by itself' }));
  given.done(report({ run: '7', n: 5, percent: 50, message: 'seen' }));
  expect(stageOf(given)).toMatchObject({ n: 5, percent: 50, note: 'seen' });
  // It does not go back, and the pipeline's next report still counts.
  given.done(
    report({ run: '7', n: 5, percent: 10, message: 'again' }),
    report({ n: 6, percent: 60, message: 'its own' }),
  );
  expect(stageOf(given)).toMatchObject({ n: 6, percent: 60, note: 'its own' });
  given.when(report({ run: '99', n: 6, status: 'succeeded' })).thenFacts();
  given.when(report({ n: 6, status: 'succeeded' })).thenFacts();
  expect(stageOf(given.done(report({ run: '7', n: 6, status: 'succeeded' })))).toMatchObject({ state: 'done' });
});

test('what was given up is known by its run all the same, and what is seen of it late counts', () => {
  const given = started().done({
    type: 'FailStage',
    release: 'R-1',
    deployId: 'R-1-1',
    stage: 'eu',
    how: 'unanswered',
    why: 'no answer',
  });
  expect(given.follows().some((d) => d.intent.kind === 'poll')).toBe(true);
  given.done(taken);
  expect(stageOf(given)).toMatchObject({ state: 'failed', run: '7' });
  given.when(report({ run: '8', status: 'succeeded' })).thenFacts();
  expect(stageOf(given.done(report({ run: '7', status: 'succeeded' })))).toMatchObject({ state: 'done' });
});

test('what its target refused is not looked at', () => {
  const given = started().done({
    type: 'FailStage',
    release: 'R-1',
    deployId: 'R-1-1',
    stage: 'eu',
    how: 'refused',
    why: 'no',
  });
  expect(given.follows().filter((d) => d.intent.kind === 'poll')).toEqual([]);
});

test('the run of a rollout that was left behind is kept with what was left behind', () => {
  const given = started().done({ type: 'RollBack', release: 'R-1', why: 'errors' }, taken);
  expect(given.world.releases['R-1']?.abandoned).toMatchObject([{ rollout: 'R-1-1', stage: { name: 'eu', run: '7' } }]);
});

test('a step that can not be seen is said to be so once, until it is heard of; its time being up, why is said', () => {
  const lose = {
    type: 'LoseSight',
    release: 'R-1',
    deployId: 'R-1-1',
    stage: 'eu',
    why: 'a new token is needed',
  } as const;
  const overdue = { type: 'StageOverdue', release: 'R-1', deployId: 'R-1-1', stage: 'eu', n: 0 } as const;
  const given = started().done(taken, lose);
  expect(stageOf(given)?.unseen).toEqual({ at: given.world.now, why: 'a new token is needed' });
  given.when(lose).thenFacts();
  expect(stageOf(given.done(report({ run: '7', percent: 5 })))?.unseen).toBeUndefined();
  expect(stageOf(given.done(lose, overdue))).toMatchObject({
    state: 'failed',
    note: "the pipeline has not reported for 30 minutes, and how far it is can't be seen: a new token is needed",
  });
  expect(stageOf(given)).not.toHaveProperty('unseen');
});

test('a step that its target does not take is said to be so until it is taken, or heard of', () => {
  const busy = {
    type: 'LoseSight',
    release: 'R-1',
    deployId: 'R-1-1',
    stage: 'eu',
    why: 'it answered 503',
    unsent: true,
  } as const;
  const overdue = { type: 'StageOverdue', release: 'R-1', deployId: 'R-1-1', stage: 'eu', n: 0 } as const;
  const { run: _, url: __, ...takenAsNothing } = taken;
  const given = started().done(busy);
  expect(stageOf(given)?.unseen).toMatchObject({ why: 'it answered 503', unsent: true });
  given.when(busy).thenFacts();
  expect(stageOf(started().done(busy, overdue))?.note).toBe(
    'the pipeline has not reported for 30 minutes, and it is not known whether it took the step: it answered 503',
  );
  expect(stageOf(given.done(takenAsNothing))).not.toHaveProperty('unseen');
  given.when(takenAsNothing).thenFacts();
  // Its answer was lost, and it runs.
  given
    .done(busy, report({ n: 1, percent: 5 }))
    .when(busy)
    .thenFacts();
  expect(stageOf(given)).not.toHaveProperty('unseen');
});
