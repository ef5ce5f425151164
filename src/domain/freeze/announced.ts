import { type Audience, hearsOf, isForBuilders } from '../company/audiences.ts';
import type { World } from '../deciding/world.ts';
import { dueAt } from '../intents/due.ts';
import type { Due } from '../intents/intent.ts';
import type { Release } from '../release/release.ts';
import type { Freeze } from './freeze.ts';
import type { StillHeld } from './still-held.ts';
import { stoppedFor } from './stopped.ts';

/** A soft freeze changes nothing for those outside: only the technical audiences hear of it. Nor does one of where they hear of nothing. */
export function holdsFor(audience: Pick<Audience, 'language' | 'environments'>, { scope, soft }: Freeze): boolean {
  const isLeftOut = audience.environments?.every((e) => scope.except?.environments?.includes(e)) ?? false;
  return hearsOf(audience, scope.environments) && !isLeftOut && (!soft || isForBuilders(audience));
}

type About = {
  /** others hold the same */
  still?: StillHeld | undefined;
  /** why somebody lifted it */
  because?: string | undefined;
  /** the releases of its scope, of which each audience reads those that it falls into */
  held?: readonly Release[];
};

export const announced = (
  event: 'frozen' | 'thawed',
  cause: string,
  freeze: Freeze,
  world: World,
  { still, because = '', held = [] }: About,
): Due[] =>
  world.company.audiences
    .filter((a) => holdsFor(a, freeze))
    .flatMap((audience) => {
      const stops = stoppedFor(audience, freeze, held, world.now);
      const told = {
        freeze,
        ...(still && { still: still.until, stillInFlight: still.inFlight }),
        ...(because !== '' && { because }),
        ...(stops && { stops }),
      };
      return dueAt(world).posts(event, cause, told, (a) => a === audience);
    });
