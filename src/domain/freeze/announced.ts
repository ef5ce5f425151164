import { isForBuilders } from '../company/audiences.ts';
import type { World } from '../deciding/world.ts';
import { dueAt } from '../intents/due.ts';
import type { Due } from '../intents/intent.ts';
import type { Freeze } from './freeze.ts';

/** `still`: until when others hold the same. A soft freeze changes nothing for those outside: only the technical audiences hear of it. */
export function announced(
  event: 'frozen' | 'thawed',
  cause: string,
  freeze: Freeze,
  world: World,
  still?: string,
): Due[] {
  return dueAt(world).posts(event, cause, { freeze, ...(still && { still }) }, (a) => !freeze.soft || isForBuilders(a));
}
