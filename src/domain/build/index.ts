export { hearCommits as HearCommits } from './hear-commits.ts';
export { registerBuild as RegisterBuild } from './register-build.ts';
