export { artifactHeard as ArtifactHeard } from './artifact-heard.ts';
export { checkHeard as CheckHeard } from './check-heard.ts';
export { evidenceUnmatched as EvidenceUnmatched } from './evidence-unmatched.ts';
export { findingExcepted as FindingExcepted } from './finding-excepted.ts';
export { findingsHeard as FindingsHeard } from './findings-heard.ts';
export { itemConfirmed as ItemConfirmed } from './item-confirmed.ts';
export { mergeHeard as MergeHeard } from './merge-heard.ts';
export { unmatchedSettled as UnmatchedSettled } from './unmatched-settled.ts';
