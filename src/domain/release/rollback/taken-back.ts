import { type Item, type Release, rolloutOf, type Stage } from '../release.ts';
import { isUnsure } from '../rollout/doubt.ts';

/** What a rollback takes back: newest first, and what failed halfway too: nobody knows what it left behind. A rollback that failed goes on with what it left, first where nothing failed: one region's fault keeps no other from coming back. */
export function takenBack(release: Release): Stage[] {
  const { stages = [], left = [] } = rolloutOf(release) ?? {};
  // Where only some of its services went back, the others still can.
  if (release.status === 'rolled-back') return left;
  return release.status === 'rolling-back'
    ? soundFirst(stages.filter((s) => s.state !== 'done'))
    : whole(stages.filter((s) => s.state !== 'waiting' && !wasRefused(s))).reverse();
}

/** Its pipeline never took it: nothing of it is there to be taken back. */
const wasRefused = ({ state, how }: Stage): boolean => state === 'failed' && how === 'refused';

/** Within a region the order stays: what needs another goes before it. */
function soundFirst(left: Stage[]): Stage[] {
  const failed = new Set(left.flatMap((s) => (s.state === 'failed' ? [s.region] : [])));
  return [...left.filter((s) => !failed.has(s.region)), ...left.filter((s) => failed.has(s.region))];
}

/** A part goes back in one step, in however many it came. While the old copy is kept, that is a switch. */
function whole(begun: Stage[]): Stage[] {
  const parts = [...new Set(begun.map(partOf))];
  return parts.flatMap((name) => {
    const own = begun.filter((s) => partOf(s) === name);
    const [newest] = own.slice(-1);
    if (!newest) return [];
    const { part: _, act: __, share: ___, pace: ____, verifyUntil: _____, doubt: _d, passed: _p, ...step } = newest;
    const kept = own.some((s) => s.act === 'switch') && !own.some((s) => s.act === 'retire');
    return { ...step, name, ...(kept && { act: 'switch' as const }) };
  });
}

const partOf = ({ part, name }: Stage) => part ?? name;

/** The same for some of its services: steps that have none of them are left out. */
export const onlyWith = (stages: Stage[], services: readonly string[]): Stage[] =>
  stages
    .map((s) => ({ ...s, items: s.items.filter((i) => services.includes(i.service)) }))
    .filter((s) => s.items.length > 0);

/** What of a release stays where it is when a run takes some of it back. */
export function leftAlone(release: Release, stages: readonly Stage[]): Stage[] {
  const all = release.status === 'rolling-back' ? (release.rollout.left ?? []) : takenBack(release);
  const goes = (region: string, service: string) =>
    stages.some((s) => s.region === region && s.items.some((i) => i.service === service));
  return all
    .map((s) => ({ ...s, items: s.items.filter((i) => !goes(s.region, i.service)) }))
    .filter((s) => s.items.length > 0);
}

/** The services of a release that a rollback is about: of one that went back in part, those. */
export function itemsBack(release: Release): Item[] {
  const { direction, stages = [] } = rolloutOf(release) ?? {};
  if (direction !== 'back' || release.drill) return release.items;
  const back = release.items.filter((i) => stages.some((s) => s.items.some((o) => o.service === i.service)));
  return back.length > 0 ? back : release.items;
}

/** The services of a release that can be taken back. */
export const ableBack = (release: Release): Item[] => {
  const stages = takenBack(release);
  return release.items.filter((i) => stages.some((s) => s.items.some((o) => o.service === i.service)));
};

/** What of a release a rollback leaves where it is. */
export const itemsLeft = (release: Release): Item[] =>
  release.items.filter((i) => rolloutOf(release)?.left?.some((s) => s.items.some((o) => o.service === i.service)));

/** What of a release no step had begun when it went back. Once more than one rollback took some of it, nobody knows. */
export function neverBegun(release: Release): Item[] {
  const { direction, stages = [], left = [] } = rolloutOf(release) ?? {};
  const once = (release.begun ?? []).filter((b) => b.back).length === 1;
  if (direction !== 'back' || release.drill || !once) return [];
  const begun = [...stages, ...left].flatMap((s) => s.items.map((i) => i.service));
  return release.items.filter((i) => !begun.includes(i.service));
}

/** Some of it went back, and the rest stays live, or where nobody knows whether it is. */
export const isPartlyBack = (release: Release): boolean =>
  release.status === 'rolled-back' && !release.replacedBy && itemsLeft(release).length > 0;

/** The regions in which a rollback leaves a service where it is. */
export const regionsLeft = (release: Release, service: string): string[] => [
  ...new Set(rolloutOf(release)?.left?.flatMap((s) => (has(s, service) ? [s.region] : []))),
];

const has = ({ items }: Stage, service: string) => items.some((i) => i.service === service);

/**
 * "ledger", or "ledger (us)" of one that stays there alone: it went back elsewhere, or something else is so there (`regions`: where it is as it is said).
 * `what`: the service, with its version where that is known to readers.
 */
export function leftCalled(release: Release, service: string, what = service, regions?: readonly string[]): string {
  const all = regionsLeft(release, service);
  const isAlone = (rolloutOf(release)?.stages ?? []).some((s) => has(s, service));
  const named = regions ?? all;
  return isAlone || named.length < all.length ? `${what} (${named.join(', ')})` : what;
}

/** What runs again where a rollback took its services back, in the order in which those are named: "ledger 2.8". */
export function versionsBack(release: Release): string {
  const went = (rolloutOf(release)?.stages ?? []).flatMap((s) => s.items);
  const before = itemsBack(release).flatMap(({ service }) =>
    went.flatMap((i) => (i.service === service && i.previous !== null ? [`${service} ${i.previous}`] : [])),
  );
  return [...new Set(before)].join(', ');
}

/** Those of them of which nobody knows which version runs: their step ended so. */
export const unsureLeft = (release: Release): Item[] => {
  const unsure = rolloutOf(release)?.left?.filter(isUnsure) ?? [];
  return itemsLeft(release).filter((i) => unsure.some((s) => s.items.some((o) => o.service === i.service)));
};
