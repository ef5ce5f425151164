import type { World } from '../deciding/world.ts';
import type { Environments } from '../environment/document.ts';
import { placesOf, type RunsThere, removedFrom } from '../environment/environment.ts';
import { at, type Phrase, say } from '../phrase.ts';

type Place = { region: string; place: RunsThere };

/** What Gonogo released, and another system took away: a phrase a region. */
export const takenAway = (places: readonly Place[]): Phrase[] =>
  awayFrom(places).map(({ region, said }) => say`drift in ${region}: ${said}`);

/** The same of all services: "api in eu of production: 4.2 was released, and nothing runs since 14:02" */
export const takenAwayAnywhere = ({ company, environments }: Pick<World, 'company'> & Environments): Phrase[] =>
  company.environments.flatMap(({ name }) =>
    company.services.flatMap(({ name: service }) => {
      const places = placesOf(environments[name], service, { company }).map(([region, place]) => ({ region, place }));
      return awayFrom(places).map(({ region, said }) => say`${service} in ${region} of ${name}: ${said}`);
    }),
  );

/** What has a share of it by now is being brought back. */
const awayFrom = (places: readonly Place[]): { region: string; said: Phrase }[] =>
  places.flatMap(({ region, place }) => {
    const [last] = place.before;
    const removed = removedFrom(place);
    if (!removed || !last?.release || place.partly) return [];
    return [
      {
        region,
        said: say`${last.version} was released (${last.release}), and nothing runs since ${at(removed.since)}`,
      },
    ];
  });
