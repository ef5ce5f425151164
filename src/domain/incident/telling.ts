import { isForCustomers } from '../company/audiences.ts';
import type { World } from '../deciding/world.ts';
import { dueAt } from '../intents/due.ts';
import type { Due } from '../intents/intent.ts';
import type { Release } from '../release/release.ts';
import type { Incident, Opening } from './incident.ts';

/** Those who follow a release hear that it caused an opening of an incident, or that this is over. Support and customers only where their audience asks for it. */
export const hearOfIt = (incident: Incident, opening: Opening, release: Release, cause: string, world: World): Due[] =>
  dueAt(world).posts(
    'incident',
    `incident/${cause}`,
    {
      release,
      incident: {
        id: incident.id,
        since: opening.since,
        ...(opening.over !== undefined && { over: opening.over }),
      },
    },
    (audience) => !isForCustomers(audience) || audience.events.includes('incident'),
  );
