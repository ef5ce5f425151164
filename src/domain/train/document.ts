import { document } from '../deciding/document.ts';
import { byId } from '../deciding/reads.ts';
import { freshTrain, type TrainState } from './train.ts';

export const trains = document<TrainState>()({
  name: 'train',
  field: 'train',
  lists: () => ['trains/all'],
  fresh: freshTrain,
});

/** What is kept of the trains, by name. */
export const allTrains = byId(trains, 'trains/all');
