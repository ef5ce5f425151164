import { z } from 'zod';
import { command } from '../../deciding/command.ts';
import { type Decision, moot } from '../../deciding/decision.ts';
import { one } from '../../deciding/reads.ts';
import { releases } from '../../release/document.ts';
import { comparing } from './comparing.ts';
import { contentChanged } from './content-changed.ts';

/** Timer, and at each start: what a release is about is compared with what its vote was about, for what changed beside it: a build, or how it is deployed. */
export type CompareContent = { type: 'CompareContent'; release: string };

export const compareContent = command<CompareContent>()({
  timer: z.strictObject({ release: z.string() }),
  reads: ({ release }) => ({ release: one(releases, release) }),
  also: ({ release }) => comparing(release),
  decide(world): Decision {
    const { release } = world;
    const facts = release ? contentChanged(release, release, world) : [];
    return facts.length > 0 ? { facts } : moot('it is what was voted on');
  },
});
