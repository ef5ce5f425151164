import type { CommitsKept } from '../unmatched.ts';
import { eachCommit, type KeptKind, onAnyBranch } from './kind.ts';

export const commits: KeptKind<CommitsKept> = {
  origin: ({ from }) => onAnyBranch(from),
  ofEach: true,
  placed: (_, service, { told: { commits, merge } }) => ({
    commands: [
      ...(merge ? [{ type: 'HearMerge' as const, service, merge }] : []),
      { type: 'HearCommits', service, commits },
    ],
  }),
  lacking: () => ({ environment: false, version: false }),
  same: (told) => eachCommit(told, (from) => [told.type, from]),
};
