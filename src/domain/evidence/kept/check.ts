import type { CheckTold } from '../told.ts';
import { eachCommit, type KeptKind, onAnyBranch } from './kind.ts';
import { OF_VERSION } from './of-version.ts';

export const check: KeptKind<CheckTold> = {
  ...OF_VERSION,
  origin: ({ kind, from, name, app }) => ({
    ...(kind === 'review' ? onAnyBranch(from) : from),
    checks: [name, `${app}/${name}`],
  }),
  same: (told) =>
    told.kind === 'review'
      ? undefined
      : eachCommit(told, (from) => [told.type, from, told.app, told.name, told.workflow]),
};
