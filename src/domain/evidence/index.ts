export { confirmItem as ConfirmItem } from './confirm-item.ts';
export { exceptFinding as ExceptFinding } from './except-finding.ts';
export { hearEvidence as HearEvidence } from './hear-evidence.ts';
export { hearMerge as HearMerge } from './hear-merge.ts';
export { keepUnmatched as KeepUnmatched } from './keep-unmatched.ts';
export { takeBackItem as TakeBackItem } from './take-back-item.ts';
export { weighEvidence as WeighEvidence } from './weigh-evidence.ts';
