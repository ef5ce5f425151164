import { join, type Mrkdwn, md, NOTHING, when } from '../blocks/mrkdwn.ts';
import { deadlinesOf, isMet } from '../domain/deadline/deadline.ts';
import type { World } from '../domain/deciding/world.ts';
import { isAhead } from '../domain/release/ahead.ts';
import type { Release } from '../domain/release/release.ts';
import { ENDED_SAID } from '../domain/release/status-words.ts';

/** What lies between a release and its window: deadlines, the releases it waits for, what is asked for. Empty once it has begun. */
export function aheadLine(release: Release, world: Pick<World, 'company' | 'now'>): Mrkdwn {
  if (!isAhead(release)) return NOTHING;
  const deadlines = deadlinesOf(release, world.company).map((d) => {
    if (isMet(release, d)) return md`${d.title} ✓ met`;
    const late = d.due <= world.now;
    return md`${d.title} ${late ? (d.cutOff ? 'since ' : 'late since ') : ''}${when(d.due)}`;
  });
  const before = (release.after ?? []).map(
    (p) => md`after ${p.release}${p.ended ? md` (${ENDED_SAID[p.ended]})` : NOTHING}`,
  );
  const asked = release.requests?.length ?? 0;
  const requests = asked > 0 ? [md`${asked} ${asked === 1 ? 'request' : 'requests'} to answer`] : [];
  return join([...deadlines, ...before, ...requests], ' · ');
}
