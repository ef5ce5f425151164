import { DAY_MS } from '../../../time/instants.ts';
import { type Refusal, refuse } from '../../deciding/decision.ts';
import { at, say } from '../../phrase.ts';
import type { Window } from '../release.ts';

const WEEK_MS = 7 * DAY_MS;

/** What is wrong with a window in itself. */
export function windowFault({ start, end }: Window, now: string): Refusal | undefined {
  const field = 'when';
  if (end <= start)
    return refuse('ends-before-start', say`The window would end (${at(end)}) before it starts (${at(start)}).`, {
      remedy: say`Choose an end after the start.`,
      field,
    });
  if (end <= now)
    return refuse('past', say`That window is past: it ended ${at(end)}.`, {
      remedy: say`Choose a time to come.`,
      field,
    });
  if (Date.parse(end) - Date.parse(start) > WEEK_MS)
    return refuse('too-long', say`The window is longer than a week.`, { remedy: say`Choose a shorter one.`, field });
  return undefined;
}
