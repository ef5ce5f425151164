import { type Release, rolloutOf, type Stage } from './release.ts';

/** What a rollback takes back: newest first, and what failed halfway too: nobody knows what it left behind. A rollback that failed goes on with what it left. */
export function takenBack(release: Release): Stage[] {
  const stages = rolloutOf(release)?.stages ?? [];
  return release.status === 'rolling-back'
    ? stages.filter((s) => s.state !== 'done')
    : whole(stages.filter((s) => s.state !== 'waiting')).reverse();
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
