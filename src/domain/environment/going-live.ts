import type { Place, Ran } from './environment.ts';

/** How much of a place's past is kept: enough to go back several releases. */
const KEPT = 5;

/** A place once a version runs there; what may have been in doubt is settled by that. */
export const gone = (place: Place, now: Ran): Place => {
  const again = place.now?.version === now.version && place.now.release === now.release;
  const before = place.now && !again ? [place.now, ...place.before].slice(0, KEPT) : place.before;
  return { now, before };
};

/** A place that went back to a version: what lay above it is undone, and who brought it first is known again. `undone`: the release that is taken back. */
export function returned(place: Place, now: Ran, undone?: string): Place {
  const past = [place.now ?? [], place.before].flat().filter((ran) => undone === undefined || ran.release !== undone);
  const at = past.findIndex((ran) => ran.version === now.version);
  const found = past[at];
  if (!found) return { now, before: past.slice(0, KEPT) };
  const { commit, release } = found;
  return { now: { ...(commit && { commit }), ...(release && { release }), ...now }, before: past.slice(at + 1) };
}

/** A place that went back to what nobody knows: a release's version runs there no more. */
export const undone = ({ now, before }: Place, release: string): Place => ({
  before: [now ?? [], before].flat().filter((ran) => ran.release !== release),
});
