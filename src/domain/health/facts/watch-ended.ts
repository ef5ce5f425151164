import { fact } from '../../deciding/fact.ts';
import { one } from '../../deciding/reads.ts';
import type { World } from '../../deciding/world.ts';
import { dueAt } from '../../intents/due.ts';
import type { Due } from '../../intents/intent.ts';
import { inCharge } from '../../people/in-charge.ts';
import { say } from '../../phrase.ts';
import { releases } from '../../release/document.ts';
import { nameOf, type Release } from '../../release/release.ts';
import { watches } from '../document.ts';
import { SINCE_WORDS, saidOf } from '../said.ts';
import type { LookedAfter, Watch } from '../watch.ts';
import { whyWaits, wouldWait } from './would-wait.ts';

/** `done`: its step was through with all that counts; `gaveUp`: it was never well for long enough, and is looked at no more. */
type Data = { at: string; why: string; done?: true; gaveUp?: true };

/** Nothing is measured of it any more. */
export const watchEnded = fact(watches, 'WatchEnded')<Data>()({
  evolve: (watch, { at, why }) => ({ ...watch, over: { at, why } }),
  // What is only tried holds nothing up: that it would have done so is said.
  reads: (_, { release }) => ({ release: one(releases, release) }),
  follows({ done, at, gaveUp }, watch, world) {
    if (watch.after)
      return [
        // Somebody may have been woken for it.
        dueAt(world).timer(`resolve-pages/${watch.id}/${at}`, world.now, {
          ...{ type: 'ResolvePages', release: watch.release, about: 'health', rollout: watch.rollout },
        }),
        ...(gaveUp && world.release ? leftIll(watch, watch.after, world.release, at, world) : []),
      ];
    const waits = done && watch.plan.dry ? whyWaits(watch) : undefined;
    return waits === undefined ? [] : wouldWait(watch, waits, world);
  },
});

/** Nobody hears of it again by itself, and it is no better. */
function leftIll(watch: Watch, after: LookedAfter, release: Release, at: string, world: World): Due[] {
  const { id, environment } = watch;
  const how = watch.concluded === 'unhealthy' ? 'Still unhealthy' : 'Not well for long enough';
  const said = say`${how} a day ${SINCE_WORDS[after]}: ${saidOf(watch)}. ${nameOf({ ...release, environment })} (${release.id}). It is looked at no more; what comes there next is.`;
  const [due, cause] = [dueAt(world), `left-ill/${id}/${at}`];
  const offers = [{ verb: 'show', label: 'Details', about: release.id }];
  return [
    due.note(release.id, cause, said, true),
    ...inCharge(release, world).map((who) => due.tell(who, cause, said, release.id, offers)),
  ];
}
