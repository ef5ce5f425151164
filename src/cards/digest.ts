import { type Message, message } from '../blocks/blocks.ts';
import { join, md, NOTHING, span, when } from '../blocks/mrkdwn.ts';
import type { World } from '../domain/deciding/world.ts';
import type { Freezes } from '../domain/freeze/document.ts';
import { scopeWords } from '../domain/freeze/scope.ts';
import type { OpenReleases } from '../domain/release/document.ts';
import { type Release, servicesOf } from '../domain/release/release.ts';
import { soonest } from './turn.ts';

/** What executives read on their schedule: what is coming, at risk and frozen. Undefined when there is nothing to say and silence is wished. */
export function digestCard(
  world: World & OpenReleases & Freezes,
  shipped: Release[],
  silentWhenEmpty: boolean,
): Message | undefined {
  const open = soonest(world.openReleases);
  const frozen = world.freezes.filter((f) => f.status === 'declared' && f.until > world.now);
  const risky = open.filter(
    (r) => ['failed', 'rejected', 'rolling-back'].includes(r.status) || r.window.end < world.now,
  );
  const coming = open.filter((r) => !risky.includes(r));
  if (open.length + frozen.length + shipped.length === 0)
    return silentWhenEmpty ? undefined : message(md`No releases this week, none planned, nothing frozen.`);
  const names = (releases: Release[]) =>
    releases
      .slice(0, 5)
      .map((r) => servicesOf(r).join(' + '))
      .join('; ');
  const lines = [
    md`*Releases: ${shipped.length} done this week, ${coming.length} coming, ${risky.length} at risk*`,
    shipped.length > 0 ? md`Done: ${names(shipped)}` : NOTHING,
    coming.length > 0
      ? md`Next: ${join(
          coming.slice(0, 5).map((r) => md`${servicesOf(r).join(' + ')} ${when(r.window.start)}`),
          '; ',
        )}`
      : NOTHING,
    risky.length > 0 ? md`At risk: ${names(risky)}` : NOTHING,
    ...frozen.slice(0, 3).map((f) => md`On hold: ${scopeWords(f.scope)}, ${span(f.from, f.until)} (${f.why})`),
  ];
  return message(join(lines, '\n'));
}
