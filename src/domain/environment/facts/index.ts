export { deployEnded as DeployEnded } from './deploy-ended.ts';
export { versionWentLive as VersionWentLive } from './version-went-live.ts';
