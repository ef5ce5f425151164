export { observeVersion as ObserveVersion } from './observe-version.ts';
