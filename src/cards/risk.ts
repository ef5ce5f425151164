import { join, type Mrkdwn, md, NOTHING } from '../blocks/mrkdwn.ts';
import type { World } from '../domain/decision.ts';
import type { Release } from '../domain/release/release.ts';
import { riskOf } from '../domain/risk/risk.ts';

/** "Medium risk: 4 services depend on it; on Friday afternoon" */
export function riskLine(release: Release, world: World): Mrkdwn {
  const { level, reasons } = riskOf(release, world);
  const word = `${level.charAt(0).toUpperCase()}${level.slice(1)} risk`;
  const why = join(
    reasons.slice(0, 4).map((r) => md`${r.why}`),
    '; ',
  );
  return why.text === '' ? md`${word}` : md`${word}: ${why}`;
}

/** What changes against what runs there: "checkout-api 4.1.3 → 4.2.0"; a service of which nobody knows is said to be new there. */
export function diffLine(release: Release, { environments }: Pick<World, 'environments'>): Mrkdwn {
  const live = environments[release.environment]?.live ?? {};
  const parts = release.items.map(({ service, version }) => {
    const now = [...new Set(Object.values(live[service] ?? {}))];
    return now.length === 0
      ? md`${service} ${version} (nothing known there)`
      : now.join() === version
        ? md`${service} ${version} (runs there already)`
        : md`${service} ${now.join(' and ')} → ${version}`;
  });
  return parts.length > 0 ? join(parts, ', ') : NOTHING;
}
