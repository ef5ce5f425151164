import type { BuildsOf } from '../build/document.ts';
import type { Surroundings } from '../calendar/conflicts.ts';
import type { Environments } from '../environment/document.ts';
import type { Phrase } from '../phrase.ts';
import type { Release } from '../release/release.ts';

/** So many points of 100 are of medium risk, and of high. */
export const MEDIUM = 25;
export const HIGH = 55;

export type RiskKnown = Surroundings & Environments & BuildsOf;
/** `points`: what it adds to the 100 that a release can have. */
export type Reason = { points: number; why: Phrase };

/** One kind of reason: what of it holds for a release, nothing where it does not. */
export type Reasoning = (release: Release, known: RiskKnown) => Reason[];

/** So many points for each, up to a limit. */
export const reason = (points: number, most: number, why: Phrase): Reason[] =>
  points > 0 ? [{ points: Math.min(most, points), why }] : [];
