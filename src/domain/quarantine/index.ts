export { setAside as SetAside } from './set-aside.ts';
