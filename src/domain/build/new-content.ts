import type { World } from '../deciding/world.ts';
import { dueAt, headlineOf } from '../intents/due.ts';
import type { Due } from '../intents/intent.ts';
import { isAhead } from '../release/ahead.ts';
import type { OpenReleases } from '../release/document.ts';
import type { Release } from '../release/release.ts';
import { changesSought } from './seeking.ts';

/** What some releases contain is another than before: their votes and overrides are compared with it, and their messages show it. */
export function newContent(world: World & OpenReleases, concerned: (release: Release) => boolean): Due[] {
  const due = dueAt(world);
  return world.openReleases
    .filter((r) => isAhead(r) && concerned(r))
    .flatMap((r) => [
      ...changesSought(r, world),
      due.edit(headlineOf(r.id)),
      ...('vote' in r && r.vote ? [due.edit(r.vote)] : []),
      ...(('vote' in r && r.vote) || r.overrides
        ? [due.timer(`compare/${r.id}`, world.now, { type: 'CompareContent', release: r.id }, 'latest')]
        : []),
    ]);
}
