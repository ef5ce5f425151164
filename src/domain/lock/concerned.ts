import type { Read } from '../deciding/reads.ts';
import type { World } from '../deciding/world.ts';
import { dueAt, headlineOf, offersOf } from '../intents/due.ts';
import type { Due } from '../intents/intent.ts';
import { crewOf, inCharge } from '../people/in-charge.ts';
import { say } from '../phrase.ts';
import { type OpenReleases, openOnes, openWithAny } from '../release/document.ts';
import { openVoteShown } from '../release/facts/telling.ts';
import { mayBegin } from '../release/facts/window-timer.ts';
import { nameOf, type Release, servicesOf } from '../release/release.ts';
import { EVERY_SERVICE, type Lock, meet } from './lock.ts';
import { heldWords, spotWords } from './lock-words.ts';

/** The releases that a lock may hold: those of its service. */
export const openTouching = ({ service }: Lock): Read<Release[]> =>
  service === EVERY_SERVICE ? openOnes : openWithAny([service]);

/** Those that it holds, or held. */
export const touchedBy = (lock: Lock, { openReleases }: OpenReleases): Release[] =>
  openReleases.filter((r) => servicesOf(r).some((service) => meet(lock, { environment: r.environment, service })));

/** Their messages show it, and so do what its holder holds and the turn of whoever would deploy them. */
export function shownBy(touched: readonly Release[], { id, held }: Lock, world: World): Due[] {
  const due = dueAt(world);
  return [
    ...touched.flatMap((r) => [due.edit(headlineOf(r.id), r.window.start), ...openVoteShown(r, world)]),
    ...due.myTurn([...(held ? [held.by] : []), ...crewOf(touched, world)]),
    due.edit(offersOf(id)),
  ];
}

/** Those whose release could go now, and waits for it, are told by themselves. */
export const ownersTold = (touched: readonly Release[], lock: Lock, cause: string, world: World): Due[] =>
  waiting(touched, lock.held?.by).flatMap((r) =>
    inCharge(r, world).map((who) =>
      dueAt(world).tell(
        who,
        `${cause}/${r.id}`,
        say`${nameOf(r)} (${r.id}) can't deploy: ${spotWords(lock)} is ${heldWords(lock)}`,
        r.id,
        [{ verb: 'locks', label: 'Who holds what', about: lock.environment }],
      ),
    ),
  );

/** Nobody holds it any more: what waited for it is shown so, and its owners hear. */
export function freed(lock: Lock, from: string, cause: string, world: World & OpenReleases): Due[] {
  const touched = touchedBy(lock, world);
  return [
    ...shownBy(touched, lock, world),
    ...dueAt(world).myTurn([from]),
    ...touched.flatMap((r) => mayBegin(r, world)),
    ...waiting(touched, from).flatMap((r) =>
      inCharge(r, world).map((who) =>
        dueAt(world).tell(
          who,
          `${cause}/${r.id}`,
          say`${spotWords(lock)} is not locked any more: ${nameOf(r)} (${r.id}) is not held by that. Nothing was started.`,
          r.id,
        ),
      ),
    ),
  ];
}

const waiting = (touched: readonly Release[], holder: string | undefined) =>
  touched.filter((r) => (r.status === 'approved' || r.status === 'failed') && r.owner !== holder);
