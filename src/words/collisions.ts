import { actions, button, context, type KnownBlock, sections } from '../blocks/blocks.ts';
import { md } from '../blocks/mrkdwn.ts';
import type { Conflict } from '../domain/calendar/conflicts.ts';
import type { World } from '../domain/deciding/world.ts';
import { aroundAny } from '../domain/gates/reads.ts';
import { openOnes } from '../domain/release/document.ts';
import { mayPlanIntoFreeze } from '../domain/release/planning/judge.ts';
import type { Window } from '../domain/release/release.ts';
import { shortMoment } from './read-back.ts';
import { SLOT } from './to-plan.ts';

/** What a plan may run into. */
export const IN_THE_WAY = {
  ...aroundAny,
  openReleases: openOnes,
};

export const conflictLine = (c: Conflict) => (c.blocks ? md`*Blocked*: ${c.saw}` : md`*Careful*: ${c.saw}`);

/** What a window would run into, and windows that run into nothing (`SLOT`): one click each, which `verb` routes. */
export const adviceBlocks = (conflicts: Conflict[], free: Window[], zone: string, verb: string): KnownBlock[] => [
  ...sections(conflicts.map(conflictLine)),
  ...(free.length > 0
    ? [
        context(md`Free in your zone:`),
        ...actions(free.map((w) => button(shortMoment(w.start, zone), verb, SLOT.write(w)))),
      ]
    : []),
];

/** “Plan anyway”, where there is something in the way and it can be done all the same: into a hard freeze plans nobody but who may freeze. */
export function orAnyway(label: string, conflicts: readonly Conflict[], world: World): string {
  const isRefused = conflicts.some((c) => c.blocks) && !mayPlanIntoFreeze(world);
  return conflicts.length === 0 || isRefused ? label : `${label} anyway`;
}
