import type { Release } from './release.ts';

/** Whether a rollback drill went there and came back without a failed step: one run each. */
export const wentWell = ({ status, drill, runs }: Pick<Release, 'status' | 'drill' | 'runs'>): boolean =>
  status === 'rolled-back' && hasPassed({ drill, runs });

/** The same of one that comes back just now. */
export const hasPassed = ({ drill, runs }: Pick<Release, 'drill' | 'runs'>): boolean =>
  drill?.turned !== undefined && runs === 2;
