import { type Mrkdwn, md, NOTHING } from '../blocks/mrkdwn.ts';
import type { Frost } from '../domain/freeze/freeze.ts';
import { hardThen } from '../domain/freeze/freezes-holding.ts';
import { eachFrozen } from '../domain/freeze/frozen-span.ts';
import { isAhead } from '../domain/release/ahead.ts';
import { scheduled } from '../domain/release/planning/route.ts';
import type { Release } from '../domain/release/release.ts';

/** What will be frozen in the window that somebody chose: the check itself tells only what is frozen now, where the release is now. */
export function frozenThen(release: Release, world: Frost & { now: string }): Mrkdwn {
  if (!isAhead(release)) return NOTHING;
  const there = scheduled(release);
  const toldBefore = (from: string) => from <= world.now && there.environment === release.environment;
  const later = hardThen(there, world).filter((f) => !toldBefore(f.from));
  return later.length > 0 ? md`In its window: ${eachFrozen(later)}` : NOTHING;
}
