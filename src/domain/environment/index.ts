export { allowVersions as AllowVersions } from './allow-versions.ts';
export { recordVersion as RecordVersion } from './record-version.ts';
