export { holdTrain as HoldTrain } from './hold-train.ts';
export { openTrain as OpenTrain } from './open-train.ts';
export { resumeTrain as ResumeTrain } from './resume-train.ts';
export { skipTrain as SkipTrain } from './skip-train.ts';
