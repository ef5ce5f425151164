export { requestWaits as RequestWaits } from './request-waits.ts';
export { trainDidNotRun as TrainDidNotRun } from './train-did-not-run.ts';
export { trainHeld as TrainHeld } from './train-held.ts';
export { trainOpened as TrainOpened } from './train-opened.ts';
export { trainResumed as TrainResumed } from './train-resumed.ts';
export { trainSkipped as TrainSkipped } from './train-skipped.ts';
