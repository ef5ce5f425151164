import type { Train } from '../company/plans.ts';
import { say, stretch, user } from '../phrase.ts';
import type { ShownParts } from '../shown.ts';
import { nextToOpen } from './timetable.ts';
import type { TrainState } from './train.ts';

/** Which departure is skipped: the next one is another as soon as one opens, or somebody skips it. `now`: UTC ISO. */
export function departureShown(train: Train, state: TrainState, now: string): ShownParts {
  const next = nextToOpen(train, state, now);
  return {
    departure: {
      is: next?.start ?? '',
      now: next ? say`its next departure is ${stretch(next.start, next.end)}` : say`it has no departure within a year`,
    },
  };
}

/** What is ended where a train is resumed: it may be held by another, for another reason, by then. */
export const holdShown = ({ held }: TrainState): ShownParts => ({
  held: {
    is: held ? JSON.stringify([held.by, held.why]) : '',
    now: held ? say`it is held by ${user(held.by)}: ${held.why}` : say`it is held no more`,
  },
});
