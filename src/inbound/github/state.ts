import { own } from '../../domain/own.ts';
import type { CheckState } from '../told.ts';

const WAITING: Record<string, CheckState> = { in_progress: 'running' };
/** Everything that is not known to have passed has not. `action_required`: somebody has to let it go on first. */
const ENDED: Record<string, CheckState> = {
  success: 'passed',
  failure: 'failed',
  timed_out: 'failed',
  startup_failure: 'failed',
  neutral: 'neutral',
  skipped: 'skipped',
  cancelled: 'cancelled',
  action_required: 'queued',
};

/** How a check, a job or a run of GitHub is, by its status and its conclusion. */
export const stateOf = (status: string, conclusion: string): CheckState =>
  status === 'completed' ? (own(ENDED, conclusion) ?? 'unknown') : (own(WAITING, status) ?? 'queued');
