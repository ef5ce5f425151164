import type { Release } from '../release/release.ts';
import { HIGH, MEDIUM, type Reason, type RiskKnown } from './reason.ts';
import { REASONS } from './reasons/index.ts';

export type RiskLevel = 'low' | 'medium' | 'high';
/** `score`: 0–100. Each reason with the points it adds, the weightiest first. */
export type Risk = { score: number; level: RiskLevel; reasons: Reason[] };

/** How risky a release is by the facts at hand: size, kind, what depends on it, its services' last deploys, its time, what is missing. Every point has its reason. */
export function riskOf(release: Release, world: RiskKnown): Risk {
  const reasons = REASONS.flatMap((of) => of(release, world)).sort((a, b) => b.points - a.points);
  const score = Math.min(
    100,
    reasons.reduce((sum, r) => sum + r.points, 0),
  );
  return { score, level: score >= HIGH ? 'high' : score >= MEDIUM ? 'medium' : 'low', reasons };
}
