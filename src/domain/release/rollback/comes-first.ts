import type { Rollout } from '../release.ts';

/** The release whose rollback has to come before this one, as long as this one has not begun. */
export const comesFirst = ({ after, held, stages }: Rollout): string | undefined =>
  !held && stages.every((s) => s.state === 'waiting' || s.state === 'done') ? after : undefined;
