import type { FindingsTold } from '../told.ts';
import { eachCommit, type KeptKind } from './kind.ts';
import { OF_VERSION } from './of-version.ts';

export const findings: KeptKind<FindingsTold> = {
  ...OF_VERSION,
  origin: ({ from, tool, part }) => ({ ...from, checks: [tool, ...(part === undefined ? [] : [`${tool}/${part}`])] }),
  same: (told) => (told.complete ? eachCommit(told, (from) => [told.type, from, told.tool, told.part]) : undefined),
};
