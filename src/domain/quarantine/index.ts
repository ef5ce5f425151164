export { setAside as SetAside } from './set-aside.ts';
export { takeUp as TakeUp } from './take-out-of-quarantine.ts';
