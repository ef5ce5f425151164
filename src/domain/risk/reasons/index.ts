import type { Reasoning } from '../reason.ts';
import { ofBreaking } from './breaking.ts';
import { ofCollisions } from './collisions.ts';
import { ofCommits } from './commits.ts';
import { ofDependents } from './dependents.ts';
import { ofHeld } from './held.ts';
import { ofHistory } from './history.ts';
import { ofKind } from './kind.ts';
import { ofNoWayBack } from './no-way-back.ts';
import { ofPaths } from './paths.ts';
import { ofSize } from './size.ts';
import { ofTime } from './time.ts';
import { ofUntold } from './untold.ts';

/** The shelf of what makes a release risky: a file and a line each. Of two that weigh the same, the first is said first. */
export const REASONS: readonly Reasoning[] = [
  ofSize,
  ofCommits,
  ofBreaking,
  ofPaths,
  ofKind,
  ofDependents,
  ofHeld,
  ofHistory,
  ofTime,
  ofCollisions,
  ofUntold,
  ofNoWayBack,
];
