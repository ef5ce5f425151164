import { z } from 'zod';
import { command } from '../deciding/command.ts';
import { type Decision, moot } from '../deciding/decision.ts';
import { one } from '../deciding/reads.ts';
import { releases } from '../release/document.ts';
import { freezePassEnded } from '../release/facts/freeze-pass-ended.ts';
import { isOver } from '../release/release.ts';

/** Timer: a pass ends, `freeze` is what it was for. */
export type EndPass = { type: 'EndPass'; release: string; freeze: string };

export const endPass = command<EndPass>()({
  timer: z.strictObject({ release: z.string(), freeze: z.string() }),
  reads: ({ release }) => ({ release: one(releases, release) }),
  decide({ release, now }, { release: id, freeze }): Decision {
    const pass = release?.passes?.find((p) => p.freeze === freeze);
    if (!release || !pass || isOver(release)) return moot('nothing is to be ended');
    if (pass.until > now) return moot('it ends later now');
    return { facts: [freezePassEnded.of(id, { freeze })] };
  },
});
