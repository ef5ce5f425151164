import type { World } from '../deciding/world.ts';
import { dueAt } from '../intents/due.ts';
import type { Due } from '../intents/intent.ts';
import type { Freeze } from './freeze.ts';

/** A soft freeze changes nothing for those outside: only the technical audiences hear of it. */
export function announced(event: 'frozen' | 'thawed', cause: string, freeze: Freeze, world: World): Due[] {
  return dueAt(world).posts(event, cause, { freeze }, (a) => !freeze.soft || a.language === 'technical');
}
