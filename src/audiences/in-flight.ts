import type { InFlight } from '../domain/company/freezes.ts';
import type { Tidings } from '../domain/intents/intent.ts';

/** What becomes of what is under way when a freeze begins: no more and no less is promised than its rule does. */
const BECOMES: Record<InFlight, string> = {
  'finish-step': 'goes no further than its present step',
  finish: 'is finished',
  pause: 'is paused at once, or goes no further than its present step where it can’t be',
};

/** By the rule of the freeze that holds from now on; nothing where none does. A soft one lets everything go on. */
export function becomesOfRunning({ event, freeze, still, stillInFlight }: Tidings): string {
  if (event === 'thawed') return still === undefined ? '' : BECOMES[stillInFlight ?? 'finish-step'];
  return !freeze || freeze.soft ? '' : BECOMES[freeze.inFlight ?? 'finish-step'];
}
