import type { Builds } from '../build/build.ts';
import { builds } from '../build/document.ts';
import { one } from '../deciding/reads.ts';
import type { World } from '../deciding/world.ts';
import { openWithAny } from '../release/document.ts';
import type { Release } from '../release/release.ts';
import { weighedAnew } from './concerned.ts';
import { serviceIn } from './evidence.ts';

type Told = { subject: string };

/** What follows from whatever is known anew: see `weighedAnew`. */
export const ANEW = {
  reads: ({ subject }: Told) => ({
    openReleases: openWithAny([serviceIn(subject)]),
    built: one(builds, serviceIn(subject)),
  }),
  follows: ({ subject }: Told, _: unknown, world: World & { openReleases: Release[]; built: Builds | undefined }) =>
    weighedAnew(subject, serviceIn(subject), world),
};
