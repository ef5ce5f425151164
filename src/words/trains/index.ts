import { word } from '../word.ts';
import { clickHoldTrain, clickResumeTrain, clickSkipTrain, submitHoldTrain, submitSkipTrain } from './changing.ts';
import { typed } from './typed.ts';

export const trains = word({
  name: 'trains',
  aliases: ['train'],
  help: { at: [6, 1], example: 'trains', does: 'releases that open by themselves' },
  forms: [['trains', 'releases that open by themselves, with [Hold] and [Skip]']],
  typed,
  clicks: { 'skip-train': clickSkipTrain, 'hold-train': clickHoldTrain, 'resume-train': clickResumeTrain },
  submits: { 'skip-train': submitSkipTrain, 'hold-train': submitHoldTrain },
});
