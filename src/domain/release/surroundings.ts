import { type BuildsOf, builds } from '../build/document.ts';
import type { Surroundings } from '../calendar/conflicts.ts';
import { some } from '../deciding/reads.ts';
import type { World } from '../deciding/world.ts';
import { allEnvironments, type Environments } from '../environment/document.ts';
import { currentOnes } from '../freeze/document.ts';
import { heldIn, type Locks } from '../lock/document.ts';
import { openOnes } from './document.ts';
import { type Release, servicesOf } from './release.ts';

/** What is said of a release beside itself: its risk, its collisions, its checks, what is new in it. */
export const surroundingsOf = (release: Release) => ({
  freezes: currentOnes,
  locks: heldIn(release.environment),
  openReleases: openOnes,
  builds: some(builds, servicesOf(release)),
  environments: allEnvironments,
});
export type ReleaseSurroundings = World & Surroundings & BuildsOf & Environments & Locks;
