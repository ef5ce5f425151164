export { buildRegistered as BuildRegistered } from './build-registered.ts';
export { commitsHeard as CommitsHeard } from './commits-heard.ts';
