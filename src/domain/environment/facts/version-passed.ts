import { isSameVersion } from '../../build/same-version.ts';
import { fact } from '../../deciding/fact.ts';
import { environments } from '../document.ts';
import { withPlace } from '../environment.ts';

/** `by`: a user id. `at`: UTC ISO. */
type Data = { region: string; service: string; version: string; by: string; at: string };

/** Somebody went on with what was judged unhealthy there: whoever asks later what it proved reads who. */
export const versionPassed = fact(environments, 'VersionPassed')<Data>()({
  evolve: (environment, { version, by, at: _, ...where }) =>
    withPlace(environment, where, (place) =>
      place.now?.unhealthy && isSameVersion(place.now.version, version)
        ? { ...place, now: { ...place.now, unhealthy: { ...place.now.unhealthy, passed: by } } }
        : place,
    ),
});
