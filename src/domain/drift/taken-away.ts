import { type RunsThere, removedFrom } from '../environment/environment.ts';
import { at, type Phrase, say } from '../phrase.ts';

/** What Gonogo released, and another system took away: a phrase a region. */
export const takenAway = (places: readonly { region: string; place: RunsThere }[]): Phrase[] =>
  places.flatMap(({ region, place }) => {
    const [last] = place.before;
    const removed = removedFrom(place);
    return removed && last?.release
      ? [
          say`drift in ${region}: ${last.version} was released (${last.release}), and nothing runs since ${at(removed.since)}`,
        ]
      : [];
  });
