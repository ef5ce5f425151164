export { deployEnded as DeployEnded } from './deploy-ended.ts';
export { versionAllowed as VersionAllowed } from './version-allowed.ts';
export { versionHeld as VersionHeld } from './version-held.ts';
export { versionInDoubt as VersionInDoubt } from './version-in-doubt.ts';
export { versionPartlyLive as VersionPartlyLive } from './version-partly-live.ts';
export { versionRecorded as VersionRecorded } from './version-recorded.ts';
export { versionTakenBack as VersionTakenBack } from './version-taken-back.ts';
export { versionWentLive as VersionWentLive } from './version-went-live.ts';
