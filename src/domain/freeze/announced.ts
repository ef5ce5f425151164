import type { World } from '../deciding/world.ts';
import { type Due, dueAt } from '../intents.ts';
import { calledBy } from '../people/called-by.ts';
import type { Freeze } from './freeze.ts';

/** A soft freeze changes nothing for those outside: only the technical audiences hear of it. */
export function announced(event: 'frozen' | 'thawed', cause: string, freeze: Freeze, world: World): Due[] {
  const technical = world.company.audiences.filter((a) => a.language === 'technical').map((a) => a.name);
  return dueAt(world)
    .posts(event, cause, { freeze, by: calledBy(freeze.by, 'freeze', world) })
    .filter((d) => !freeze.soft || (d.intent.kind === 'post' && technical.includes(d.intent.audience)));
}
