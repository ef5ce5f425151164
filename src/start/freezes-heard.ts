import { dueAt, headlineOf } from '../domain/intents/due.ts';
import { openOnes } from '../domain/release/document.ts';
import { windowTimer } from '../domain/release/facts/window-timer.ts';
import { see } from '../door/read-only.ts';
import type { Setting } from '../door/setting.ts';
import { toErrand } from '../door/stored.ts';

/** Where freezes of other systems are others now, or can't be read any more, the start-up check says so too. */
export const freezesHeard = (setting: Setting, checkSetup: () => void) => async (environments: string[]) => {
  checkSetup();
  await freezesChanged(setting, environments);
};

/** Freezes of other systems are others now: what is planned there shows it, and what waited for its window is asked once more. */
export async function freezesChanged(setting: Setting, environments: readonly string[]): Promise<void> {
  const now = setting.now();
  const world = await see(setting, { openReleases: openOnes });
  const dues = world.openReleases
    .filter((r) => environments.includes(r.environment))
    .flatMap((r) => [
      dueAt(world).edit(headlineOf(r.id)),
      ...(r.status === 'approved' && r.window.start <= now ? [windowTimer(r, world, now)] : []),
    ]);
  if (dues.length > 0) await setting.store.commit({ at: now, errands: dues.map(toErrand) });
}
