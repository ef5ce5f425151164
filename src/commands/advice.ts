import { actions, button, context, type KnownBlock, section } from '../blocks/blocks.ts';
import { join, md } from '../blocks/mrkdwn.ts';
import { holidayOn } from '../domain/calendar/business.ts';
import { type Conflict, conflictsOf, type Plan } from '../domain/calendar/conflicts.ts';
import { deadlinesOf } from '../domain/deadline/deadline.ts';
import type { World } from '../domain/decision.ts';
import { at, say } from '../domain/phrase.ts';
import type { Window } from '../domain/release/release.ts';
import { shortMoment } from './when.ts';

/** All that a plan runs into: collisions, what would be due already, and a day on which people are off. */
export function collisionsOf(plan: Plan, world: World): Conflict[] {
  const { company, now } = world;
  const { start, zone } = plan.window;
  const late = deadlinesOf(plan, company).filter((d) => d.due <= now);
  const holiday = holidayOn(company, zone, Date.parse(start));
  return [
    ...conflictsOf(plan, world),
    ...late.map((d) => ({ blocks: false, saw: say`${d.title} would have been ${at(d.due)}` })),
    ...(holiday ? [{ blocks: false, saw: say`it is a holiday in ${zone}: ${holiday}` }] : []),
  ];
}

export const conflictLine = (c: Conflict) => (c.blocks ? md`*Blocked*: ${c.saw}` : md`*Careful*: ${c.saw}`);

/** What a window would run into, and windows that run into nothing: one click each. `verb` routes the click, its value is `start/end`. */
export const adviceBlocks = (conflicts: Conflict[], free: Window[], zone: string, verb: string): KnownBlock[] => [
  ...(conflicts.length > 0 ? [section(join(conflicts.map(conflictLine), '\n'))] : []),
  ...(free.length > 0
    ? [
        context(md`Free in your zone:`),
        ...actions(free.map((w) => button(shortMoment(w.start, zone), verb, `${w.start}/${w.end}`))),
      ]
    : []),
];
