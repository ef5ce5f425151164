import type { Release } from '../domain/release/release.ts';
import type { View } from './view.ts';

/** What is not planned as others are, by what it is to those outside; empty for all others. */
export const hurryOf = ({ hotfix, change }: Pick<Release, 'hotfix' | 'change'>): string =>
  hotfix ? 'Emergency repair' : change === 'emergency' ? 'Emergency change' : '';

/** Before the state, so that nobody takes what it mends for what it does. */
export const inAHurry = ({ emergency }: Pick<View, 'emergency'>): string => (emergency ? `${emergency} · ` : '');
