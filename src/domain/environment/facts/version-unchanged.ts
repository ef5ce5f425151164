import { fact } from '../../deciding/fact.ts';
import { environments } from '../document.ts';
import { withPlace } from '../environment.ts';
import { shownThere, thoseConcerned } from '../stuck-releases.ts';

/** `rollout`: whose step had put it in doubt. */
type Data = { service: string; region: string; rollout: string };

/** A step that was given up is said to have ended before any of it began: what ran surely last runs on. */
export const versionUnchanged = fact(environments, 'VersionUnchanged')<Data>()({
  evolve: (environment, { rollout, ...where }) =>
    withPlace(environment, where, ({ doubt, ...place }) =>
      doubt && doubt.rollout !== rollout ? { ...place, doubt } : place,
    ),
  reads: ({ service }, _, world) => thoseConcerned(service, world),
  follows: ({ environment }, _, world) => shownThere(environment, world),
});
