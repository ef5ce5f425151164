export { buildRegistered as BuildRegistered } from './build-registered.ts';
export { builtBefore as BuiltBefore } from './built-before.ts';
export { changesRecorded as ChangesRecorded } from './changes-recorded.ts';
export { commitsHeard as CommitsHeard } from './commits-heard.ts';
