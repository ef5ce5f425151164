export { recordVersion as RecordVersion } from './record-version.ts';
