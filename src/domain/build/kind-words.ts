import type { CommitKind } from './conventional.ts';

/** What stands above changes of a kind. */
export const KIND_WORDS: Record<CommitKind, string> = {
  breaking: 'Breaking',
  feature: 'New',
  fix: 'Fixed',
  performance: 'Faster',
  revert: 'Taken back',
  other: 'Other',
};
