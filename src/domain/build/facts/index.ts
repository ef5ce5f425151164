export { buildRegistered as BuildRegistered } from './build-registered.ts';
export { changesRecorded as ChangesRecorded } from './changes-recorded.ts';
export { commitsHeard as CommitsHeard } from './commits-heard.ts';
