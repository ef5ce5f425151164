import { own } from '../../domain/own.ts';
import type { CheckState } from '../told.ts';

const STATES: Record<string, CheckState> = {
  creating: 'queued',
  pending: 'queued',
  scheduled: 'queued',
  waiting: 'queued',
  limiting: 'queued',
  limited: 'queued',
  assigned: 'queued',
  accepted: 'queued',
  // Somebody has to let it go on; what came before has passed.
  blocked: 'queued',
  running: 'running',
  started: 'running',
  canceling: 'running',
  timing_out: 'running',
  passed: 'passed',
  failing: 'failed',
  failed: 'failed',
  broken: 'failed',
  timed_out: 'failed',
  expired: 'failed',
  waiting_failed: 'failed',
  blocked_failed: 'failed',
  unblocked_failed: 'failed',
  canceled: 'cancelled',
  skipped: 'skipped',
  not_run: 'skipped',
};

/** How a build or a job is. */
export const stateOf = (state: string): CheckState => own(STATES, state) ?? 'unknown';
