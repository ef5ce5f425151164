export { unknownRelease } from '../release/unknown.ts';
