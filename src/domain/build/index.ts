export { hearCommits as HearCommits } from './hear-commits.ts';
export { recordChanges as RecordChanges } from './record-changes.ts';
export { registerBuild as RegisterBuild } from './register-build.ts';
