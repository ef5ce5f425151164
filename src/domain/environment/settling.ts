import type { World } from '../deciding/world.ts';
import { type Due, dueAt } from '../intents.ts';
import type { OpenReleases } from '../release/document.ts';
import { isStuck } from '../release/release.ts';

/** What runs there is known anew: releases that got stuck there may be settled by that. `by`: whose doing it was, a user id. */
export const settles = (environment: string, by: string, world: World & OpenReleases): Due[] =>
  world.openReleases
    .filter((r) => r.environment === environment && isStuck(r))
    .map(({ id }) =>
      dueAt(world).timer(`settle/${id}`, world.now, { type: 'SettleRelease', release: id, by }, 'latest'),
    );
