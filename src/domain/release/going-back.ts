import { type Release, rolloutOf, type Stage } from './release.ts';

/** What a rollback takes back: newest first, and what failed halfway too: nobody knows what it left behind. A rollback that failed goes on with what it left. */
export function takenBack(release: Release): Stage[] {
  const stages = rolloutOf(release)?.stages ?? [];
  return release.status === 'rolling-back'
    ? stages.filter((s) => s.state !== 'done')
    : stages.filter((s) => s.state !== 'waiting').reverse();
}

/** The same for some of its services: steps that have none of them are left out. */
export const onlyWith = (stages: Stage[], services: readonly string[]): Stage[] =>
  stages
    .map((s) => ({ ...s, items: s.items.filter((i) => services.includes(i.service)) }))
    .filter((s) => s.items.length > 0);
