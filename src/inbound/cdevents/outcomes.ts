import type { CheckState } from '../told.ts';

/** How a run, a suite or a deployment ended, in the words of each version. */
export const OUTCOMES: Record<string, CheckState> = {
  success: 'passed',
  pass: 'passed',
  failure: 'failed',
  fail: 'failed',
  error: 'failed',
  cancel: 'cancelled',
  canceled: 'cancelled',
  cancelled: 'cancelled',
};
