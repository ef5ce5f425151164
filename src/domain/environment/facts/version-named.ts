import { newContent } from '../../build/new-content.ts';
import { fact } from '../../deciding/fact.ts';
import { renamed } from '../by-commit.ts';
import { environments } from '../document.ts';
import { everyPlaceOf, withPlace } from '../environment.ts';
import { shownThere, thoseConcerned } from '../stuck-releases.ts';

type Data = { service: string; version: string; commit: string };

/** What runs there, or ran, was known by its commit alone; by now it is known of which version that is. */
export const versionNamed = fact(environments, 'VersionNamed')<Data>()({
  evolve: (environment, { service, version, commit }) =>
    everyPlaceOf(environment, service).reduce(
      (all, [region]) => withPlace(all, { service, region }, (place) => renamed(place, { version, commit })),
      environment,
    ),
  reads: ({ service }, _, world) => thoseConcerned(service, world),
  follows: ({ environment }, _, world) => [
    ...newContent(world, (r) => r.environment === environment),
    ...shownThere(environment, world),
  ],
});
