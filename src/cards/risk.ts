import { join, type Mrkdwn, md, NOTHING } from '../blocks/mrkdwn.ts';
import type { BuildsOf } from '../domain/build/document.ts';
import { newIn, newOf, unreadIn, unreadOf } from '../domain/build/new-in.ts';
import type { World } from '../domain/deciding/world.ts';
import type { Environments } from '../domain/environment/document.ts';
import { isTakenAway, versionsOf } from '../domain/environment/environment.ts';
import { lacksOf, lackWords } from '../domain/hotfix/lacks.ts';
import { isAhead } from '../domain/release/ahead.ts';
import type { ReleaseSurroundings } from '../domain/release/clearing/surroundings.ts';
import type { Item, Release } from '../domain/release/release.ts';
import type { RiskKnown } from '../domain/risk/reason.ts';
import { riskOf } from '../domain/risk/risk.ts';
import { sizeOf } from './changes.ts';

/** "Medium risk: 4 services depend on it; on Friday afternoon" */
export function riskLine(release: Release, world: RiskKnown, most = 4): Mrkdwn {
  const { level, reasons } = riskOf(release, world);
  const word = `${level.charAt(0).toUpperCase()}${level.slice(1)} risk`;
  const why = join(
    reasons.slice(0, most).map((r) => md`${r.why}`),
    '; ',
  );
  return why.text === '' ? md`${word}` : md`${word}: ${why}`;
}

/** What it would take away again of what others mended: said as long as somebody can still change it. */
export const lackLines = (release: Release, world: ReleaseSurroundings): Mrkdwn[] =>
  isAhead(release) ? lacksOf(release, world).map((lack) => md`⚠ ${lackWords(lack)}`) : [];

type Known = Environments & BuildsOf & Pick<World, 'people' | 'company'>;

/** What changes against what runs there: "checkout-api 4.1.3 → 4.2.0: 14 commits by 4 people"; a service of which nobody knows is said to be new there. */
export function diffLine(release: Release, world: Known): Mrkdwn {
  const parts = release.items.map((item) => {
    const { service, version } = item;
    const there = world.environments[release.environment];
    const now = versionsOf(there, service, world);
    const isGone = isTakenAway(there, service, world);
    const what =
      now.length > 0 ? goesFrom(now, item) : md`${service} ${version} (nothing ${isGone ? 'runs' : 'known'} there)`;
    const changes = newOf(item, release, world);
    if (!changes || changes.commits.length === 0) return what;
    const { since } = changes;
    const reach = since && now.length === 0 ? md` since ${since}` : since ? NOTHING : md`, and more before them`;
    return md`${what}: ${sizeOf(changes.commits, world.people, unreadOf(changes))}${reach}`;
  });
  return parts.length > 0 ? join(parts, ', ') : NOTHING;
}

const goesFrom = (now: readonly string[], { service, version }: Item): Mrkdwn =>
  now.join() === version
    ? md`${service} ${version} (runs there already)`
    : md`${service} ${now.join(' and ')} → ${version}`;

/** How much of it is new: "14 commits by 4 people"; nothing where no build is known. */
export function sizeLine(release: Release, world: Known): Mrkdwn {
  const commits = newIn(release, world);
  return commits.length > 0 ? sizeOf(commits, world.people, unreadIn(release, world)) : NOTHING;
}
