import { join, type Mrkdwn, md, NOTHING, when } from '../blocks/mrkdwn.ts';
import type { Environments } from '../domain/environment/document.ts';
import { placeAt } from '../domain/environment/environment.ts';
import { type Item, itemsOf, type Release, rolloutOf } from '../domain/release/release.ts';
import { isFurtherBack } from '../domain/release/rollback/earlier.ts';
import { itemsLeft, leftCalled, neverBegun } from '../domain/release/rollback/taken-back.ts';

/** What of it a rollback leaves live, and where nobody knows whether it is. */
export function staysLine(release: Release, { environments }: Environments): Mrkdwn {
  const runs = environments[release.environment];
  const left = itemsLeft(release);
  const [unsure, sure] = [
    left.filter((i) => isInDoubt(release, i, runs)),
    left.filter((i) => !isInDoubt(release, i, runs)),
  ];
  const never = neverBegun(release);
  return join(
    [
      sure.length > 0 ? md`Not taken back: ${leftOf(release, sure)}` : NOTHING,
      unsure.length > 0 ? md`Not taken back, and in doubt: ${leftOf(release, unsure)}` : NOTHING,
      never.length > 0 ? md`Never deployed: ${itemsOf(never)}` : NOTHING,
      // Only where a release is, it goes back.
      ...furtherLines(release),
      ...(release.passed ?? []).map((p) => md`Not taken back in ${p.environment}, where it went live ${when(p.at)}`),
    ],
    '\n',
  );
}

/** Where it went back besides. */
const furtherLines = (release: Release): Mrkdwn[] => {
  const [own, ...others] = release.wentBack ?? [];
  if (!own) return [];
  const also = others.map((leg) => md`Rolled back in ${leg.environment} too`);
  return isFurtherBack(release) ? [md`Back already in ${own.environment}`, ...also] : also;
};

export const leftOf = (release: Release, items = itemsLeft(release)): string =>
  items.map((i) => leftCalled(release, i.service, itemsOf([i]))).join(', ');

/** Whether nobody knows which version of a service runs where a rollback left it. */
const isInDoubt = (release: Release, { service }: Item, runs: Environments['environments'][string]): boolean =>
  regionsLeft(release, service).some((region) => placeAt(runs, service, region).doubt);

/** Whether somebody has to say what runs of what a rollback left. */
export const leavesDoubt = (release: Release, { environments }: Environments): boolean =>
  itemsLeft(release).some((i) => isInDoubt(release, i, environments[release.environment]));

const regionsLeft = (release: Release, service: string): string[] =>
  rolloutOf(release)?.left?.flatMap((s) => (s.items.some((i) => i.service === service) ? [s.region] : [])) ?? [];
