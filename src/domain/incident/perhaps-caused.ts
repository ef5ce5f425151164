import type { World } from '../deciding/world.ts';
import { dueAt } from '../intents/due.ts';
import type { Due } from '../intents/intent.ts';
import type { IncidentsOf } from './document.ts';
import { verdictOf } from './openings.ts';
import { isInTime, servicesOf } from './probable-causes.ts';

/** Incidents that nobody has found the cause of may have come of it: of its service, or of one that needs it, also where they are over by now. */
export const perhapsCaused = (service: string, liveAt: string, world: World & IncidentsOf): Due[] =>
  world.incidents
    .filter(
      (i) =>
        i.openings.some((o) => !verdictOf(i, o) && isInTime(liveAt, o.since, world.company)) &&
        servicesOf(i.service, world.company).includes(service),
    )
    .map(({ id }) => dueAt(world).timer(`causes/${id}`, world.now, { type: 'LookForCauses', incident: id }, 'latest'));
