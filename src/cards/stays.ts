import { join, type Mrkdwn, md, NOTHING, when } from '../blocks/mrkdwn.ts';
import { isSameVersion } from '../domain/build/same-version.ts';
import type { World } from '../domain/deciding/world.ts';
import type { Environments } from '../domain/environment/document.ts';
import { placeAt, removedFrom } from '../domain/environment/environment.ts';
import { fewOf } from '../domain/few.ts';
import { type Item, itemsOf, type Release, rolloutOf } from '../domain/release/release.ts';
import { type EarlierBack, earlierBack, isEarlierLeft, isFurtherBack } from '../domain/release/rollback/earlier.ts';
import { itemsBack, itemsLeft, leftCalled, neverBegun } from '../domain/release/rollback/taken-back.ts';

type Known = Environments & Pick<World, 'company'>;

/** What of it a rollback leaves live, where nobody knows whether it is, and what of that others have replaced since. */
export function staysLine(release: Release, world: Known): Mrkdwn {
  const runs = world.environments[release.environment];
  const left = itemsLeft(release);
  const there = left.filter((i) => isLeftThere(release, i, runs));
  const unsure = there.filter((i) => isInDoubt(release, i, runs));
  const sure = there.filter((i) => !unsure.includes(i));
  const gone = left.filter((i) => !there.includes(i));
  const never = neverBegun(release);
  return join(
    [
      sure.length > 0 ? md`Not taken back: ${leftOf(release, sure)}` : NOTHING,
      unsure.length > 0 ? md`Not taken back, and in doubt: ${leftOf(release, unsure)}` : NOTHING,
      gone.length > 0 ? md`Not taken back, and replaced since: ${leftOf(release, gone)}` : NOTHING,
      never.length > 0 ? md`Never deployed: ${itemsOf(never)}` : NOTHING,
      // Only where a release is, it goes back.
      ...wentLines(release, world),
      ...earlierLines(release, world),
    ],
    '\n',
  );
}

/** Where it went back besides, and what of it is there all the same, or may be. */
const wentLines = (release: Release, world: Known): Mrkdwn[] => {
  const [own, ...others] = release.wentBack ?? [];
  if (!own) return [];
  const ways = earlierWays(release, world);
  const also = others.map(({ environment }) => {
    const { stages = [], unsure = [] } = ways.find((w) => w.environment === environment) ?? {};
    const there = stages.flatMap((s) => s.items.map((i) => `${i.service} in ${s.region}`));
    const doubted = unsure.map((u) => `${u.service} in ${u.region}`);
    const but = doubted.length > 0 ? md`, but for what is in doubt there: ${fewOf(doubted, PLACES)}` : NOTHING;
    const left = there.length > 0 ? md`\nNot taken back in ${environment}: ${fewOf(there, PLACES)}` : NOTHING;
    return md`Rolled back in ${environment} too${but}${left}`;
  });
  return isFurtherBack(release) ? [md`Back already in ${own.environment}`, ...also] : also;
};

/** Where it went live before: whether it goes back there too, runs there still, or what of it is there instead. */
function earlierLines(release: Release, world: Known): Mrkdwn[] {
  const ways = earlierWays(release, world);
  const follows = release.status === 'rolling-back' ? (rolloutOf(release)?.earlier ?? []) : [];
  return (release.passed ?? []).map(({ environment, at }) => {
    const { stages = [], stays = [] } = ways.find((w) => w.environment === environment) ?? {};
    if (follows.includes(environment)) return md`Goes back in ${environment} after that`;
    if (stages.length > 0) return md`Not taken back in ${environment}, where it went live ${when(at)}`;
    return stays.length > 0 ? md`Not taken back in ${environment}: ${fewOf(stays, PLACES, '; ')}` : NOTHING;
  });
}
const PLACES = 4;

const earlierWays = (release: Release, world: Known) =>
  earlierBack(
    release,
    itemsBack(release).map((i) => i.service),
    world,
  );

/** Whether anything of it can go back where it was before it came to its last environment. */
export const canStillGoFurther = (release: Release, world: Known): boolean =>
  isEarlierLeft(release) && earlierWays(release, world).some((w) => w.stages.length > 0);

/** Of the environments before, the first of which somebody has to say what runs there, and what of it. */
export const doubtedEarlier = (release: Release, world: Known): EarlierBack | undefined =>
  isEarlierLeft(release) ? earlierWays(release, world).find((w) => w.unsure.length > 0) : undefined;

/** Whether anything that a rollback left where it was may run there still. */
export const isAnyLeft = (release: Release, { environments }: Environments): boolean =>
  itemsLeft(release).some((i) => isLeftThere(release, i, environments[release.environment]));

type Runs = Environments['environments'][string];

/** Nothing known tells that another version came, or that it was taken away. */
const isLeftThere = (release: Release, { service, version }: Item, runs: Runs): boolean =>
  regionsLeft(release, service).some((region) => {
    const place = placeAt(runs, service, region);
    if (place.doubt) return true;
    return place.now ? isSameVersion(place.now.version, version) : removedFrom(place) === undefined;
  });

export const leftOf = (release: Release, items = itemsLeft(release)): string =>
  items.map((i) => leftCalled(release, i.service, itemsOf([i]))).join(', ');

/** Whether nobody knows which version of a service runs where a rollback left it. */
const isInDoubt = (release: Release, { service }: Item, runs: Runs): boolean =>
  regionsLeft(release, service).some((region) => placeAt(runs, service, region).doubt);

/** Whether somebody has to say what runs of what a rollback left. */
export const leavesDoubt = (release: Release, { environments }: Environments): boolean =>
  itemsLeft(release).some((i) => isInDoubt(release, i, environments[release.environment]));

const regionsLeft = (release: Release, service: string): string[] =>
  rolloutOf(release)?.left?.flatMap((s) => (s.items.some((i) => i.service === service) ? [s.region] : [])) ?? [];
