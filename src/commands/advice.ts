import { actions, button, context, type KnownBlock, section } from '../blocks/blocks.ts';
import { join, md } from '../blocks/mrkdwn.ts';
import type { Conflict } from '../domain/calendar/conflicts.ts';
import type { Window } from '../domain/release/release.ts';
import { shortMoment } from './when.ts';

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
