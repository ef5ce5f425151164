import type { Status } from './release.ts';

/** What is stored of a release, as the predicate of a sentence: "api 4.2 → production *is being voted on*". */
export function saidOf({
  status,
  failed,
  replacedBy,
}: {
  status: Status;
  failed?: string;
  replacedBy?: string[];
}): string {
  if (status === 'rolling-back' && failed) return 'has a rollback that failed';
  return status === 'rolled-back' && replacedBy ? `is replaced by ${replacedBy.join(', ')}` : STATUS_SAID[status];
}

const STATUS_SAID: Record<Status, string> = {
  planned: 'is planned',
  voting: 'is being voted on',
  rejected: 'is rejected',
  approved: 'is approved',
  deploying: 'is deploying',
  failed: 'has failed',
  'rolling-back': 'is being rolled back',
  'rolled-back': 'is rolled back',
  completed: 'is live',
  cancelled: 'is cancelled',
};
