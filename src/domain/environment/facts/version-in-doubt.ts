import { fact } from '../../deciding/fact.ts';
import { environments } from '../document.ts';
import { type Doubt, withPlace } from '../environment.ts';
import { overShown } from '../over-shown.ts';
import { shownThere, thoseConcerned } from '../stuck-releases.ts';

type Data = Omit<Doubt, 'since'> & { service: string; region: string; at: string };

/** A step ended so that nobody knows what it left behind. What was possible before stays possible. */
export const versionInDoubt = fact(environments, 'VersionInDoubt')<Data>()({
  evolve: (environment, { may, release, rollout, step, at, ...where }) =>
    withPlace(environment, where, ({ doubt, ...place }) => ({
      ...place,
      doubt: { may: [...new Set([...(doubt?.may ?? []), ...may])], since: doubt?.since ?? at, release, rollout, step },
    })),
  reads: ({ service }, _, world) => thoseConcerned(service, world),
  // The card of one that is over says that it runs there, and offers to take it back.
  follows: ({ environment, service, region }, runs, world) => [
    ...shownThere(environment, world),
    ...overShown(runs, [{ service, region }], world),
  ],
});
