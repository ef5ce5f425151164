import { isSameVersion } from '../../build/same-version.ts';
import { fact } from '../../deciding/fact.ts';
import { environments } from '../document.ts';
import { withPlace } from '../environment.ts';
import { shownThere, thoseConcerned } from '../stuck-releases.ts';

/** `said`: what was measured against what is allowed. `at`: UTC ISO. */
type Data = { region: string; service: string; version: string; said: string; at: string };

/** What runs there was judged unhealthy: others hear of it before they go there. It is forgotten with what comes next, and counts no more once it is proved. */
export const versionUnhealthy = fact(environments, 'VersionUnhealthy')<Data>()({
  evolve: (environment, { version, said, at, ...where }) =>
    withPlace(environment, where, (place) =>
      place.now && isSameVersion(place.now.version, version)
        ? { ...place, now: { ...place.now, unhealthy: { said, at } } }
        : place,
    ),
  reads: ({ service }, _, world) => thoseConcerned(service, world),
  follows: ({ environment }, _, world) => shownThere(environment, world),
});
