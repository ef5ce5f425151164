import { isSameVersion } from '../../build/same-version.ts';
import { fact } from '../../deciding/fact.ts';
import { environments } from '../document.ts';
import { withPlace } from '../environment.ts';
import { shownThere, thoseConcerned } from '../stuck-releases.ts';

type Data = { region: string; service: string; version: string; at: string };

/** What runs there was judged healthy for as long as its rules ask. `at`: UTC ISO. */
export const versionProved = fact(environments, 'VersionProved')<Data>()({
  evolve: (environment, { version, at, ...where }) =>
    withPlace(environment, where, (place) =>
      place.now && isSameVersion(place.now.version, version) ? { ...place, now: { ...place.now, proved: at } } : place,
    ),
  reads: ({ service }, _, world) => thoseConcerned(service, world),
  follows: ({ environment }, _, world) => shownThere(environment, world),
});
