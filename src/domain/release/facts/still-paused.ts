import { type Phrase, say } from '../../phrase.ts';
import { nameOf, type Release } from '../release.ts';

/** What else held a rollout that somebody paused is gone. */
export const stillPaused = (release: Release): Phrase =>
  say`${nameOf(release)} stays paused until somebody resumes it.`;
