import { type Audience, hearsOf, isForBuilders } from '../company/audiences.ts';
import type { World } from '../deciding/world.ts';
import { dueAt } from '../intents/due.ts';
import type { Due } from '../intents/intent.ts';
import type { Freeze } from './freeze.ts';
import type { StillHeld } from './still-held.ts';

/** A soft freeze changes nothing for those outside: only the technical audiences hear of it. Nor does one of where they hear of nothing. */
export function holdsFor(audience: Pick<Audience, 'language' | 'environments'>, { scope, soft }: Freeze): boolean {
  const isLeftOut = audience.environments?.every((e) => scope.except?.environments?.includes(e)) ?? false;
  return hearsOf(audience, scope.environments) && !isLeftOut && (!soft || isForBuilders(audience));
}

/** `still`: others hold the same; `because`: why somebody lifted it. */
export function announced(
  event: 'frozen' | 'thawed',
  cause: string,
  freeze: Freeze,
  world: World,
  still?: StillHeld,
  because = '',
): Due[] {
  return dueAt(world).posts(
    event,
    cause,
    { freeze, ...(still && { still: still.until, stillInFlight: still.inFlight }), ...(because !== '' && { because }) },
    (a) => holdsFor(a, freeze),
  );
}
