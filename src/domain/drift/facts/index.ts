export { driftBegan as DriftBegan } from './drift-began.ts';
export { driftEnded as DriftEnded } from './drift-ended.ts';
export { versionAnswered as VersionAnswered } from './version-answered.ts';
export { versionUnanswered as VersionUnanswered } from './version-unanswered.ts';
