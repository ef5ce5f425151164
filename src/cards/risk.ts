import { join, linkTo, type Mrkdwn, md, NOTHING } from '../blocks/mrkdwn.ts';
import { type Changes, type Commit, changesOf } from '../domain/build/build.ts';
import type { World } from '../domain/decision.ts';
import { versionsOf } from '../domain/environment/environment.ts';
import type { Item, Release } from '../domain/release/release.ts';
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

type Known = Pick<World, 'environments' | 'builds'>;

/** What changes against what runs there: "checkout-api 4.1.3 → 4.2.0: 14 commits by 4 people"; a service of which nobody knows is said to be new there. */
export function diffLine(release: Release, world: Known): Mrkdwn {
  const parts = release.items.map((item) => {
    const { service, version } = item;
    const now = versionsOf(world.environments[release.environment], service);
    const what =
      now.length === 0
        ? md`${service} ${version} (nothing known there)`
        : now.join() === version
          ? md`${service} ${version} (runs there already)`
          : md`${service} ${now.join(' and ')} → ${version}`;
    const changes = changesIn(item, release, world);
    return changes && changes.commits.length > 0 ? md`${what}: ${sizeOf(changes)}` : what;
  });
  return parts.length > 0 ? join(parts, ', ') : NOTHING;
}

/** The commits of each service, a few of them by name. */
export function commitLines(release: Release, world: Known): Mrkdwn[] {
  return release.items.flatMap((item) => {
    const changes = changesIn(item, release, world);
    if (!changes || changes.commits.length === 0) return [];
    const newest = changes.commits.slice(-SHOWN).reverse();
    const left = changes.commits.length - newest.length;
    const all = changes.url ? md` · ${linkTo(changes.url, 'all of them')}` : NOTHING;
    return [
      md`*${item.service}*: ${sizeOf(changes)}${all}`,
      ...newest.map(commitLine),
      ...(left > 0 ? [md`… and ${left} before them`] : []),
    ];
  });
}

const SHOWN = 8;

const changesIn = ({ service, version }: Item, { environment }: Release, { builds, environments }: Known) =>
  changesOf(builds[service], version, versionsOf(environments[environment], service));

function sizeOf({ commits, since }: Changes): Mrkdwn {
  const people = new Set(commits.map((c) => c.by ?? '?')).size;
  const count = commits.length === 1 ? '1 commit' : `${commits.length} commits`;
  const by = people === 1 ? '1 person' : `${people} people`;
  return since ? md`${count} by ${by} since ${since}` : md`${count} by ${by}, and those before that no build tells of`;
}

const commitLine = ({ sha, title, by }: Commit): Mrkdwn =>
  md`• \`${sha.slice(0, 7)}\` ${title}${by && !by.startsWith('?') ? md` (${{ user: by }})` : NOTHING}`;
