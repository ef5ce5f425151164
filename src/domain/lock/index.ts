export { claimLock as ClaimLock } from './claim-lock.ts';
export { endLock as EndLock } from './end-lock.ts';
export { nagOfLock as NagOfLock } from './nag-of-lock.ts';
export { releaseLocks as ReleaseLocks } from './release-locks.ts';
export { stealLock as StealLock } from './steal-lock.ts';
export { warnOfLockEnd as WarnOfLockEnd } from './warn-of-lock-end.ts';
