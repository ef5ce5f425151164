import { isSameVersion } from '../../build/same-version.ts';
import { fact } from '../../deciding/fact.ts';
import { environments } from '../document.ts';
import { type Partly, withPlace } from '../environment.ts';
import { stillDoubted } from '../going-live.ts';
import { shownThere, thoseConcerned } from '../stuck-releases.ts';

const isTheSame = (
  before: Partly | undefined,
  { version, percent }: Pick<Partly, 'version' | 'percent'>,
): before is Partly => before !== undefined && isSameVersion(before.version, version) && before.percent === percent;

type Data = Omit<Partly, 'since'> & { region: string; service: string; at: string };

/** A version runs beside what ran: it has a share of the traffic, or none yet. */
export const versionPartlyLive = fact(environments, 'VersionPartlyLive')<Data>()({
  evolve: (environment, { version, percent, release, at, ...where }) =>
    withPlace(environment, where, ({ doubt, ...place }) => ({
      ...place,
      ...stillDoubted({ ...place, ...(doubt && { doubt }) }, version),
      partly: {
        version,
        percent,
        release,
        // Since when the share is that: a larger one is another.
        since: isTheSame(place.partly, { version, percent }) ? place.partly.since : at,
      },
    })),
  reads: ({ service }, _, world) => thoseConcerned(service, world),
  follows: ({ environment }, _, world) => shownThere(environment, world),
});
