import { z } from 'zod';
import { command } from '../../deciding/command.ts';
import { type Decision, moot } from '../../deciding/decision.ts';
import { one } from '../../deciding/reads.ts';
import { type Gate, gateReads, gatesOf, inTheWay } from '../../gates/index.ts';
import { releases } from '../document.ts';
import { releaseWindowOpened } from '../facts/release-window-opened.ts';

/** Timer: the window has opened. */
export type OpenWindow = { type: 'OpenWindow'; release: string };

export const openWindow = command<OpenWindow>()({
  timer: z.strictObject({ release: z.string() }),
  reads: ({ release }) => ({ release: one(releases, release) }),
  also: ({ release }) => gateReads(release),
  decide(world, { release: id }): Decision {
    const { release, now } = world;
    if (release?.status !== 'approved') return moot('not waiting for its window');
    if (release.window.start > now) return moot('it opens later now');
    // After an outage both times may be due at once: that it was missed is said for itself.
    if (release.window.end <= now) return moot('it has ended');
    const closed = inTheWay(gatesOf(release, world));
    const opens = allOpenAt(closed);
    const inTime = opens !== undefined && opens < release.window.end;
    return { facts: [releaseWindowOpened.of(id, { ready: closed.length === 0, ...(inTime && { opens }) })] };
  },
});

/** When the last of them opens by itself (UTC ISO), if all do. */
const allOpenAt = (closed: Gate[]): string | undefined =>
  closed.every((g) => g.until)
    ? closed
        .flatMap((g) => g.until ?? [])
        .sort()
        .at(-1)
    : undefined;
