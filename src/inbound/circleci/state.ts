import { own } from '../../domain/own.ts';
import type { CheckState } from '../told.ts';

/** What its webhooks document, and what its API calls jobs and workflows besides. */
const STATES: Record<string, CheckState> = {
  success: 'passed',
  failed: 'failed',
  failing: 'failed',
  error: 'failed',
  infrastructure_fail: 'failed',
  timedout: 'failed',
  unauthorized: 'failed',
  canceled: 'cancelled',
  not_run: 'skipped',
  blocked: 'queued',
  not_running: 'queued',
  on_hold: 'queued',
  queued: 'queued',
  running: 'running',
};

/** How a workflow or a job is. */
export const stateOf = (status: string): CheckState => own(STATES, status) ?? 'unknown';
