export { setAside as SetAside } from './set-aside.ts';
export { takeOutOfQuarantine as TakeOutOfQuarantine } from './take-out-of-quarantine.ts';
