import { fact } from '../../deciding/fact.ts';
import { trains } from '../document.ts';
import { trainTimer } from '../timer.ts';
import { skippedAfter } from '../train.ts';

/** The release that a train opens is announced as every other. */
export const trainOpened = fact(trains, 'TrainOpened')<{ departure: string; opens: string }>()({
  evolve: (state, { departure, opens }) => ({
    ...state,
    runs: state.runs + 1,
    skipped: skippedAfter(state, departure),
    last: { departure, release: opens },
    waiting: [],
  }),
  follows: ({ train, departure }, _, world) => trainTimer(world, train, departure),
});
