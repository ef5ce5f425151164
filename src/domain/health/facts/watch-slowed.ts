import { DAY_MS } from '../../../time/instants.ts';
import { fact } from '../../deciding/fact.ts';
import { one } from '../../deciding/reads.ts';
import { dueAt } from '../../intents/due.ts';
import { inCharge } from '../../people/in-charge.ts';
import { say } from '../../phrase.ts';
import { releases } from '../../release/document.ts';
import { nameOf } from '../../release/release.ts';
import { watches } from '../document.ts';
import { lookedMs } from '../pace.ts';
import { SINCE_WORDS, saidOf } from '../said.ts';

/** It was not well for long enough in a day, and is seldom looked at from now on: whoever thinks that it was dealt with has to know. */
export const watchSlowed = fact(watches, 'WatchSlowed')<{ at: string }>()({
  evolve: (watch) => watch,
  reads: (_, { release }) => ({ release: one(releases, release) }),
  follows({ at }, watch, world) {
    const { release } = world;
    if (!watch.after || !release) return [];
    const { id, environment } = watch;
    const how = watch.concluded === 'unhealthy' ? 'Still unhealthy' : 'Not well for long enough';
    const days = Math.round(lookedMs(watch) / DAY_MS);
    const said = say`${how} ${days > 1 ? `${days} days` : 'a day'} ${SINCE_WORDS[watch.after]}: ${saidOf(watch)}. ${nameOf({ ...release, environment })} (${release.id}). While it is bad it is looked at once an hour from now on, until it is well or something else runs there.`;
    const [due, cause] = [dueAt(world), `left-ill/${id}/${at}`];
    const offers = [{ verb: 'show', label: 'Details', about: release.id }];
    return [
      due.note(release.id, cause, said, true),
      ...inCharge(release, world).map((who) => due.tell(who, cause, said, release.id, offers)),
    ];
  },
});
