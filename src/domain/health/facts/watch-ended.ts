import { fact } from '../../deciding/fact.ts';
import { dueAt } from '../../intents/due.ts';
import { watches } from '../document.ts';
import { whyWaits, wouldWait } from './would-wait.ts';

/** `done`: its step was through with all that counts. */
type Data = { at: string; why: string; done?: true };

/** Nothing is measured of it any more. */
export const watchEnded = fact(watches, 'WatchEnded')<Data>()({
  evolve: (watch, { at, why }) => ({ ...watch, over: { at, why } }),
  follows({ done, at }, watch, world) {
    if (watch.after)
      return [
        // Somebody may have been woken for it.
        dueAt(world).timer(`resolve-pages/${watch.id}/${at}`, world.now, {
          ...{ type: 'ResolvePages', release: watch.release, about: 'health', rollout: watch.rollout },
        }),
      ];
    const waits = done && watch.plan.dry ? whyWaits(watch) : undefined;
    return waits === undefined ? [] : wouldWait(watch, waits, world);
  },
});
