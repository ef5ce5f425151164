import { z } from 'zod';
import { command } from '../../deciding/command.ts';
import { type Decision, moot } from '../../deciding/decision.ts';
import { one } from '../../deciding/reads.ts';
import { isMissed } from '../ahead.ts';
import { releases } from '../document.ts';
import { releaseWindowMissed } from '../facts/release-window-missed.ts';

/** Timer: the window has ended. */
export type MissWindow = { type: 'MissWindow'; release: string };

export const missWindow = command<MissWindow>()({
  timer: z.strictObject({ release: z.string() }),
  reads: ({ release }) => ({ release: one(releases, release) }),
  decide({ release, now }, { release: id }): Decision {
    if (!release || !isMissed(release, now)) return moot('its window was used, or is another one now');
    return { facts: [releaseWindowMissed.of(id, { end: release.window.end })] };
  },
});
