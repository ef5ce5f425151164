import { join, type Mrkdwn, md, NOTHING, when } from '../blocks/mrkdwn.ts';
import { isSameVersion } from '../domain/build/same-version.ts';
import type { World } from '../domain/deciding/world.ts';
import type { Environments } from '../domain/environment/document.ts';
import { placeAt, type RunsThere, removedFrom } from '../domain/environment/environment.ts';
import { fewOf } from '../domain/few.ts';
import { type Item, itemsOf, type Release, rolloutOf } from '../domain/release/release.ts';
import { type EarlierBack, earlierBack, isEarlierLeft, isFurtherBack } from '../domain/release/rollback/earlier.ts';
import { itemsBack, itemsLeft, leftCalled, neverBegun, regionsLeft } from '../domain/release/rollback/taken-back.ts';

type Known = Environments & Pick<World, 'company'>;

/** What of it a rollback leaves live, where nobody knows whether it is, and what of that others have replaced since. */
export function staysLine(release: Release, world: Known): Mrkdwn {
  const runs = world.environments[release.environment];
  const are = (state: Left) => leftOf(release, (item) => regionsAs(state, release, item, runs));
  const [there, doubt, gone] = [are('there'), are('doubt'), are('gone')];
  const never = neverBegun(release);
  return join(
    [
      there === '' ? NOTHING : md`Not taken back: ${there}`,
      doubt === '' ? NOTHING : md`Not taken back, and in doubt: ${doubt}`,
      gone === '' ? NOTHING : md`Not taken back, and replaced since: ${gone}`,
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
export const isAnyLeft = (release: Release, world: Environments): boolean =>
  isAnyAs('there', release, world) || isAnyAs('doubt', release, world);

/** Whether somebody has to say what runs of what a rollback left. */
export const leavesDoubt = (release: Release, world: Environments): boolean => isAnyAs('doubt', release, world);

const isAnyAs = (state: Left, release: Release, { environments }: Environments): boolean =>
  itemsLeft(release).some((i) => regionsAs(state, release, i, environments[release.environment]).length > 0);

type Runs = Environments['environments'][string];
/** What became of what a rollback left in a region: it runs there as far as is known, nobody knows, or something else came. */
type Left = 'there' | 'doubt' | 'gone';

const regionsAs = (state: Left, release: Release, { service, version }: Item, runs: Runs): string[] =>
  regionsLeft(release, service).filter((region) => stateOf(placeAt(runs, service, region), version) === state);

/** It is gone only where something tells that another version came in its place, or that it was taken away; a share of it is there beside another. */
function stateOf(place: RunsThere, version: string): Left {
  if (place.doubt) return 'doubt';
  if (isSameVersion(place.partly?.version, version)) return 'there';
  const isThere = place.now ? isSameVersion(place.now.version, version) : removedFrom(place) === undefined;
  return isThere ? 'there' : 'gone';
}

/** What it leaves in so many words; of some regions alone, where those are said. */
export const leftOf = (
  release: Release,
  regionsOf = ({ service }: Item): readonly string[] => regionsLeft(release, service),
): string =>
  itemsLeft(release)
    .flatMap((i) => {
      const regions = regionsOf(i);
      return regions.length > 0 ? [leftCalled(release, i.service, itemsOf([i]), regions)] : [];
    })
    .join(', ');
