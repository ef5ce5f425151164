import type { Kind } from './conventional.ts';

/** What stands above changes of a kind. */
export const KIND_WORDS: Record<Kind, string> = {
  breaking: 'Breaking',
  feature: 'New',
  fix: 'Fixed',
  performance: 'Faster',
  revert: 'Taken back',
  other: 'Other',
};
