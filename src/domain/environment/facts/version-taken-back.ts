import { newContent } from '../../build/new-content.ts';
import { fact } from '../../deciding/fact.ts';
import { environments } from '../document.ts';
import { withPlace } from '../environment.ts';
import { undone } from '../going-live.ts';
import { overShown } from '../over-shown.ts';
import { settles, shownThere, thoseConcerned } from '../stuck-releases.ts';

/** A rollback that succeeded where nobody had told what ran before. `at`: UTC ISO. */
type Data = { region: string; service: string; release: string; at: string };

/** What was taken back runs there no more, and is not in doubt any longer; what runs instead nobody has told. */
export const versionTakenBack = fact(environments, 'VersionTakenBack')<Data>()({
  evolve: (environment, { release, region, service }) =>
    withPlace(environment, { region, service }, (place) => undone(place, release)),
  reads: ({ service }, _, world) => thoseConcerned(service, world),
  follows: ({ environment, ...place }, runs, world) => [
    ...newContent(world, (r) => r.environment === environment),
    ...shownThere(environment, world),
    ...overShown(runs, [place], world),
    ...settles(environment, { by: world.actor.id }, world),
  ],
});
