export { lockChanged as LockChanged } from './lock-changed.ts';
export { lockEnded as LockEnded } from './lock-ended.ts';
export { lockEnding as LockEnding } from './lock-ending.ts';
export { lockMoved as LockMoved } from './lock-moved.ts';
export { lockNagged as LockNagged } from './lock-nagged.ts';
export { lockReleased as LockReleased } from './lock-released.ts';
export { lockStolen as LockStolen } from './lock-stolen.ts';
export { lockTaken as LockTaken } from './lock-taken.ts';
