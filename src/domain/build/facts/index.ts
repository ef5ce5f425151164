export { buildRegistered as BuildRegistered } from './build-registered.ts';
