import { newestFirst } from '../../time/in-order.ts';
import { isSameVersion } from '../build/same-version.ts';
import { isIll, type Outside, type Ran, type Removed, type RunsThere } from './environment.ts';
import { newestOf } from './told-too.ts';

/** How much of a place's past is kept: enough to go back several releases. */
const KEPT = 5;

/** Whether all that is known to have run there is kept. */
export const isWhole = ({ before }: RunsThere): boolean => newestOf(before, KEPT - 1).length === before.length;

/** What is kept of a place's past beneath what runs there. */
const pastOf = (now: Ran, before: readonly Ran[]): Ran[] => newestOf([now, ...before], KEPT + 1).slice(1);

/** A place once a version runs there; what may have been in doubt is settled by that. */
export const wentLive = (place: RunsThere, now: Ran): RunsThere => {
  const again = place.now?.release === now.release && isSameVersion(place.now?.version, now.version);
  return { now, before: place.now && !again ? pastOf(now, [place.now, ...place.before]) : place.before };
};

/** What stays in doubt beside a version that has a share: whatever may run there that is neither it nor what surely ran last. */
export function stillDoubted({ now, doubt }: RunsThere, version: string): Pick<RunsThere, 'doubt'> {
  const isOpen = doubt?.may.some((one) => !isSameVersion(one, version) && !isSameVersion(one, now?.version));
  return doubt && isOpen ? { doubt: { ...doubt, may: doubt.may.filter((one) => !isSameVersion(one, version)) } } : {};
}

/** A place that went back to a version: what lay above it is undone, and who brought it first is known again. `undone`: the release that is taken back. */
export function returned(place: RunsThere, now: Ran, undone?: string): RunsThere {
  const past = [place.now ?? [], place.before].flat().filter((ran) => undone === undefined || ran.release !== undone);
  const at = past.findIndex((ran) => isSameVersion(ran.version, now.version));
  const found = past[at];
  if (!found) return { now, before: pastOf(now, past) };
  const { commit, release } = found;
  // How it is now is found out anew; what it proved before it was ill does not count.
  const proved = isIll(found) ? undefined : found.proved;
  return {
    now: { ...(commit && { commit }), ...(release && { release }), ...(proved && { proved }), ...now },
    before: past.slice(at + 1),
  };
}

/** A place that went back to what nobody knows: a release's version runs there no more. */
export const undone = ({ now, before }: RunsThere, release: string): RunsThere => ({
  before: [now ?? [], before].flat().filter((ran) => ran.release !== release),
});

/**
 * A place as a deployment outside of Gonogo leaves it, whatever came before or after it: `ran` is where its time belongs, or nothing when it did not come to
 * stay. What is older than what runs changes only the past.
 */
export function goneOutside(place: RunsThere, { source, key }: Outside, ran: Ran | undefined): RunsThere {
  const isIt = ({ outside }: Ran) => outside?.source === source && outside.key === key;
  const others = [place.now ?? [], place.before].flat().filter((r) => !isIt(r));
  return asTold(place, [...(ran ? [ran] : []), ...others]);
}

/** A place that a service was taken away from, whatever was told before or after it; of several times the newest counts. */
export function removedThere(place: RunsThere, told: Removed): RunsThere {
  const removed = isRemovedLater(place, told) ? told : place.removed;
  return asTold({ ...place, ...(removed && { removed }) }, [place.now ?? [], place.before].flat());
}
export const isRemovedLater = ({ removed }: RunsThere, told: Removed): boolean =>
  removed === undefined || inOrder(told) > inOrder(removed);

/** What runs there by all that ran, and by when nothing was left of it. */
function asTold({ now: _, doubt, partly, ...rest }: RunsThere, all: readonly Ran[]): RunsThere {
  // Of one instant, or of none, what is said first is the newer.
  const [last, ...before] = newestFirst(all.toReversed(), inOrder);
  const emptied = rest.removed?.since ?? '';
  const newest = [last?.since ?? '', emptied].sort().at(-1) ?? '';
  const other = {
    ...rest,
    ...(doubt && newest <= doubt.since && { doubt }),
    ...(partly && emptied < partly.since && { partly }),
  };
  if (!last) return { ...other, before: [] };
  return last.gone || emptied > (last.since ?? '')
    ? { ...other, before: newestOf([last, ...before], KEPT) }
    : { ...other, now: last, before: pastOf(last, before) };
}

/** Nobody noted since when the oldest ran. Of one instant, whichever was told first must not matter. */
const inOrder = ({ since = '', outside }: Pick<Ran, 'since' | 'outside'>) =>
  `${since} ${outside ? `${outside.source} ${outside.key}` : ''}`;

/** When Gonogo last changed what runs there, or somebody said what they did there: UTC ISO, empty where nobody noted it. What others did before that is past. */
export const settledAt = ({ now, before, doubt }: RunsThere): string =>
  [now ?? [], before]
    .flat()
    .filter((ran) => !ran.outside)
    .map((ran) => ran.since ?? '')
    .concat(doubt?.since ?? '')
    .sort()
    .at(-1) ?? '';
