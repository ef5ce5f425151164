import { newContent } from '../../build/new-content.ts';
import { fact } from '../../deciding/fact.ts';
import { environments } from '../document.ts';
import { type Outside, type Whose, withPlace } from '../environment.ts';
import { goneOutside } from '../going-live.ts';
import { overShown } from '../over-shown.ts';
import { shownThere, thoseConcerned } from '../stuck-releases.ts';

/** `ran`: what was deployed, `since` when it was done there, UTC ISO; without it, it did not come to stay. `gone`: it was taken away again. */
type Data = {
  service: string;
  region: string;
  outside: Omit<Outside, 'by'>;
  ran?: { version: string; since: string; commit?: string; gone?: true };
  text: { by?: Whose };
};

/** What runs there, or ran, without anybody having asked for it here. No release goes on or ends by that: people say so. */
export const versionRanOutside = fact(environments, 'VersionRanOutside')<Data>()({
  evolve: (environment, { service, region, outside: told, ran, text }) =>
    withPlace(environment, { service, region }, (place) => {
      const outside = { ...told, ...(text.by !== undefined && { by: text.by }) };
      return goneOutside(place, outside, ran && { ...ran, outside });
    }),
  reads: ({ service }, _, world) => thoseConcerned(service, world),
  follows: ({ environment, ...place }, runs, world) => [
    ...newContent(world, (r) => r.environment === environment),
    ...shownThere(environment, world),
    ...overShown(runs, [place], world),
  ],
});
