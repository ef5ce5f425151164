import type { Builds } from './build/build.ts';
import type { Delegation } from './delegation/delegation.ts';
import type { LiveVersions } from './environment/environment.ts';
import type { Feed } from './feed/feed.ts';
import type { Freeze } from './freeze/freeze.ts';
import type { Release } from './release/release.ts';
import type { RevokedTemplate } from './template/template.ts';
import type { TrainState } from './train/train.ts';
import type { Vote } from './vote/vote.ts';
import type { World as Base } from './world.ts';

/** All a decision may know, as plain data. */
export type World = Base & {
  releases: Record<string, Release | undefined>;
  votes: Record<string, Vote | undefined>;
  freezes: Freeze[];
  openReleases: Release[];
  environments: Record<string, LiveVersions | undefined>;
  builds: Record<string, Builds | undefined>;
  trains: Record<string, TrainState | undefined>;
  templates: Record<string, RevokedTemplate | undefined>;
  feeds: Feed[];
  delegations: Delegation[];
  counters: Record<string, number>;
};
