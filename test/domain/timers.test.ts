import { expect, test } from 'vitest';
import { commandOf } from '../../src/domain/index.ts';
import type { Timer } from '../../src/domain/intents/intent.ts';

const AT = '2026-03-03T14:00:00.000Z';

/** Timers as they were stored, which may be due long after. */
test.each<Timer>([
  { type: 'BeginFreeze', freeze: 'F-1' },
  { type: 'EndFreeze', freeze: 'F-1' },
  { type: 'RemindOfDrill', service: 'api', environment: 'production' },
  { type: 'WarnOfEnd', freeze: 'F-1', until: AT },
  { type: 'AnnounceFreeze', freeze: 'Night shift', from: AT },
  { type: 'AnnounceThaw', freeze: 'Night shift', from: AT },
  { type: 'PauseForFreeze', release: 'R-1', rollout: 'R-1-1' },
  { type: 'EndHold', release: 'R-1', rollout: 'R-1-1' },
  { type: 'EndPass', release: 'R-1', freeze: 'recurring/Night shift' },
  { type: 'OpenTrain', train: 'weekly', departure: AT },
  { type: 'EndDelegation', delegation: 'D-1' },
  { type: 'RemindVoters', release: 'R-1', vote: 'R-1/v1' },
  { type: 'EscalateVote', release: 'R-1', vote: 'R-1/v1' },
  { type: 'AskOnDuty', release: 'R-1', vote: 'R-1/v1' },
  { type: 'ConcludeVote', release: 'R-1', vote: 'R-1/v1' },
  { type: 'CloseVote', release: 'R-1', vote: 'R-1/v1' },
  { type: 'ExpireBallots', release: 'R-1', vote: 'R-1/v1' },
  { type: 'CompareContent', release: 'R-1' },
  { type: 'ChaseReview', release: 'R-1' },
  { type: 'RemindOfDeadline', release: 'R-1', deadline: 'tests', due: AT },
  { type: 'PassDeadline', release: 'R-1', deadline: 'tests', due: AT },
  { type: 'BeginFreeze', freeze: 'F-1', from: AT },
])('the timer $type is a command with just these arguments', (timer) => {
  expect(commandOf(timer)).toEqual(timer);
  expect(commandOf({ ...timer, more: 1 })).toBeUndefined();
  expect(commandOf({ type: timer.type })).toBeUndefined();
});

test('what no timer holds is none, though it is a command', () => {
  expect(commandOf({ type: 'LiftFreeze', freeze: 'F-1', why: '' })).toBeUndefined();
  expect(commandOf({ type: 'StartDeploy', release: 'R-1' })).toBeUndefined();
});
