import { describe, expect, test } from 'vitest';
import { overdue, overdueAfterNudge } from '../../../../src/domain/release/facts/overdue.ts';
import { stageProgressed } from '../../../../src/domain/release/facts/stage-progressed.ts';
import { rolloutOf, type Stage } from '../../../../src/domain/release/release.ts';
import {
  isQuiet,
  lastMove,
  lastSign,
  patience,
  standsStillAt,
  stepAtWork,
} from '../../../../src/domain/release/rollout/quiet.ts';
import { COMPANY, emptyWorld } from '../../given.ts';
import { BASE, rolled, step } from '../made.ts';

const MINUTE = 60_000;
/** Minutes after 12:00. */
const at = (minutes: number) => new Date(Date.parse('2026-03-03T12:00:00.000Z') + minutes * MINUTE).toISOString();
const running = (more: Partial<Stage> = {}) => step('eu', 'running', 'api 4.2<4.1', { startedAt: at(0), ...more });
const under = (stage: Stage, more: object = {}) => rolled('deploying', [step('us', 'done', 'api 4.2'), stage], more);
const world = (now: string) => emptyWorld(now);
const [production] = COMPANY.environments;
if (!production) throw new Error('there is no environment');

describe('a step that its pipeline says nothing of', () => {
  test('has as long as its environment says, or half an hour', () => {
    const { stageTimeoutMinutes: _, ...plain } = production;
    const company = (environments: object[]) =>
      ({ company: { ...COMPANY, environments } }) as { company: typeof COMPANY };
    expect(patience(BASE, company([{ ...production, stageTimeoutMinutes: 10 }]))).toBe(10 * MINUTE);
    expect(patience(BASE, company([plain]))).toBe(30 * MINUTE);
    expect(patience(BASE, company([]))).toBe(30 * MINUTE);
  });

  test('is the one that runs, unless it is paused in its middle', () => {
    expect(stepAtWork(under(running()))?.name).toBe('eu');
    expect(stepAtWork(under(running(), { held: { paused: 'eu' } }))).toBeUndefined();
    expect(stepAtWork(under(running(), { held: { next: 'ap' } }))?.name).toBe('eu');
    expect(stepAtWork(under(step('eu', 'verifying', 'api 4.2')))).toBeUndefined();
    expect(stepAtWork({ ...BASE, status: 'planned' })).toBeUndefined();
  });

  test('was last heard of, or else sent; it last moved then, or when something in it changed', () => {
    expect(lastSign(running())).toBe(at(0));
    expect(lastSign(running({ heardAt: at(3) }))).toBe(at(3));
    expect(lastSign(step('eu', 'running', 'api 4.2'))).toBe('');
    expect(lastMove(running({ heardAt: at(3) }))).toBe(at(3));
    expect(lastMove(running({ heardAt: at(3), movedAt: at(1) }))).toBe(at(1));
  });

  test('is quiet from half of its time on', () => {
    const quiet = (now: string, stage = running()) => isQuiet(under(stage), world(now));
    expect(quiet(new Date(Date.parse(at(15)) - 1).toISOString())).toBe(false);
    expect(quiet(at(15))).toBe(true);
    expect(quiet(at(15), running({ heardAt: at(1) }))).toBe(false);
    expect(isQuiet(under(step('eu', 'verifying', 'api 4.2')), world(at(99)))).toBe(false);
  });

  test('stands still after half of its time, and then after twice as long as it stood when somebody was told', () => {
    const still = (more: Partial<Stage>) => standsStillAt(running(more), 30 * MINUTE);
    expect(still({ movedAt: at(2) })).toBe(at(17));
    expect(still({ movedAt: at(2), nudgedAt: at(17) })).toBe(at(32));
    expect(still({ movedAt: at(2), nudgedAt: at(32) })).toBe(at(62));
    // It has moved since.
    expect(still({ movedAt: at(20), nudgedAt: at(17) })).toBe(at(35));
    expect(still({ movedAt: at(17), nudgedAt: at(17) })).toBe(at(32));
  });
});

describe('the timer of a step', () => {
  const fact = { rollout: 'R-1-1', stage: 'eu', n: 4 };
  const timer = (stage: Stage, now: string, more: Partial<typeof fact> = {}) => {
    const { dueAt, key, intent } = overdue({ ...fact, ...more }, under(stage), world(now));
    return [dueAt, key, intent.kind === 'timer' ? intent.command : undefined];
  };
  const about = { release: 'R-1', deployId: 'R-1-1', stage: 'eu', n: 4 };
  test('nudges half of its time after it was last heard of', () => {
    const nudge = { type: 'StageQuiet', since: at(5), ...about };
    expect(timer(running({ heardAt: at(5), movedAt: at(5) }), at(5))).toEqual([
      at(20),
      'timer/overdue/R-1-1/eu',
      nudge,
    ]);
    expect(timer(running(), at(5), { stage: 'none' })).toEqual([
      at(20),
      'timer/overdue/R-1-1/none',
      { ...nudge, stage: 'none' },
    ]);
  });
  test('nudges earlier where reports come and nothing in them changes', () => {
    const still = { type: 'StageQuiet', since: at(5), moved: at(2), ...about };
    expect(timer(running({ heardAt: at(5), movedAt: at(2) }), at(5))[0]).toBe(at(17));
    expect(timer(running({ heardAt: at(5), movedAt: at(2) }), at(5))[2]).toEqual(still);
    // It should have been told before now.
    expect(timer(running({ heardAt: at(30), movedAt: at(2) }), at(30))[0]).toBe(at(30));
  });
  test('after the nudge it fails at the end of its time, reckoned from when the waiting began', () => {
    const { dueAt, intent } = overdueAfterNudge({ ...fact, since: at(5) }, under(running()), world(at(25)));
    expect([dueAt, intent]).toEqual([at(35), { kind: 'timer', command: { type: 'StageOverdue', ...about } }]);
  });
});

test.each<[string, Partial<Stage>, number, string, boolean]>([
  ['the first report', {}, 0, '', true],
  ['nothing new', { heardAt: at(1), percent: 40, note: 'x' }, 40, 'x', false],
  ['less than before', { heardAt: at(1), percent: 40, note: 'x' }, 39, 'x', false],
  ['further on', { heardAt: at(1), percent: 40, note: 'x' }, 41, 'x', true],
  ['something else is said', { heardAt: at(1), percent: 40, note: 'x' }, 40, 'y', true],
])('a step moves, or does not: %s', (_, before, percent, note, moves) => {
  const told = { rollout: 'R-1-1', stage: 'eu', n: 2, at: at(9), percent, text: { note } };
  const heard = (more: object) => {
    const release = stageProgressed.evolve(
      under(running({ ...before, movedAt: at(1) })),
      stageProgressed.of('R-1', { ...told, ...more }),
    );
    return rolloutOf(release)?.stages[1];
  };
  expect(heard({})).toEqual(
    running({ ...before, percent, note, n: 2, heardAt: at(9), movedAt: moves ? at(9) : at(1) }),
  );
  expect(heard({ mark: 0, url: 'https://run.test' })).toMatchObject({ mark: 0, url: 'https://run.test' });
});
