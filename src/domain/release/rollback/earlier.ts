import { isSameVersion } from '../../build/same-version.ts';
import { environmentNamed } from '../../company/services.ts';
import type { World } from '../../deciding/world.ts';
import type { Environments } from '../../environment/document.ts';
import { isIll, placeAt, type RunsThere } from '../../environment/environment.ts';
import { wavesOf } from '../../strategy/waves.ts';
import { placesIn } from '../planning/route.ts';
import type { Item, Leg, Release, Stage } from '../release.ts';
import { isNameless } from './nameless.ts';

/** What of a release goes back in an environment that it passed, newest step first; `stays`: what does not, and why: "api in eu: 4.3 runs there"; `unsure`: of that, where nobody knows whether it runs. */
export type EarlierBack = { environment: string; stages: Stage[]; stays: string[]; unsure: Unsure[] };
export type Unsure = { service: string; region: string };

type Known = Pick<World, 'company'> & Environments;

/** A release that is on its way back in an environment before its last: that one, and what came after it, are behind it. */
export const isFurtherBack = ({
  environment,
  wentBack: [own] = [],
}: Pick<Release, 'environment' | 'wentBack'>): boolean => own !== undefined && own.environment !== environment;

/** Whether a release that is back where it went last may run still in environments before that. */
export const isEarlierLeft = (release: Release): boolean =>
  release.status === 'rolled-back' && !release.replacedBy && !release.drill && legsBehind(release).length > 0;

/** Whether it can be chosen that a release goes back before its last environment too: not of one that is on its way back already. */
export const canGoFurther = (release: Release): boolean =>
  release.status === 'completed' ||
  release.status === 'deploying' ||
  release.status === 'failed' ||
  isEarlierLeft(release);

/** Where a release was live before it came to the last of its environments, the last first: so they go back. Also where it went back since: what stayed there then may be its own. */
export function legsBehind({
  environment,
  passed = [],
  wentBack: [, ...others] = [],
}: Pick<Release, 'environment' | 'passed' | 'wentBack'>): Leg[] {
  return [...others.filter((leg) => leg.environment !== environment), ...passed.toReversed()];
}

export const placesBehind = (release: Release): string[] => legsBehind(release).map((leg) => leg.environment);

/** Every environment that a rollback of it may be about. */
export const placesWent = (release: Release): string[] => [
  ...new Set([...placesIn(release), ...placesBehind(release)]),
];

/** What of it goes back in each of those. `services`: those of it that go. */
export const earlierBack = (release: Release, services: readonly string[], world: Known): EarlierBack[] =>
  legsBehind(release).map((leg) => backIn(release, leg, services, world));

function backIn(release: Release, { environment }: Leg, services: readonly string[], world: Known): EarlierBack {
  const stays: string[] = [];
  const unsure: Unsure[] = [];
  const going = ({ service, version }: Item, region: string): Stage['items'] => {
    const place = placeAt(world.environments[environment], service, region);
    const why = staysBecause(release.id, version, place);
    if (mayBeThere(version, place)) unsure.push({ service, region });
    if (why === undefined) return [{ service, version, previous: healthyBefore(version, place) }];
    stays.push(`${service} in ${region}: ${why}`);
    return [];
  };
  const own = { ...release, environment };
  const waves = wavesOf({ ...own, items: release.items.filter((i) => services.includes(i.service)) }, world.company);
  const stages = (environmentNamed(world.company, environment)?.regions ?? []).flatMap((region) =>
    waves.flatMap(({ target, services: taken }): Stage[] => {
      const items = release.items.filter((i) => taken.includes(i.service)).flatMap((item) => going(item, region));
      const name = `${environment} ${region}${waves.length === 1 ? '' : ` ${taken.join('+')}`}`;
      const step: Stage = { name, region, target, items, state: 'waiting', percent: 0, n: 0, note: '' };
      return items.length > 0 ? [step] : [];
    }),
  );
  const lost = stages.filter((s) => isNameless(s, world));
  stays.push(
    ...lost.map(
      (s) => `${s.items.map((i) => i.service).join(', ')} in ${s.region}: nobody knows what ran there before`,
    ),
  );
  return { environment, stages: stages.filter((s) => !lost.includes(s)).toReversed(), stays, unsure };
}

/** Why what a release brought to a place is not taken back there; undefined where it runs there, and nothing else. */
function staysBecause(id: string, version: string, place: RunsThere): string | undefined {
  if (isUnsure(place)) return 'what runs there is in doubt';
  const { now } = place;
  if (!now) return 'nothing of it runs there';
  if (!isSameVersion(now.version, version)) return `${now.version} runs there`;
  return now.release === id ? undefined : `${now.release ?? 'something else'} brought it there`;
}

const isUnsure = ({ doubt, partly }: RunsThere): boolean => (doubt ?? partly) !== undefined;

/** Whether it is in doubt, and one of those that may run there is this version. */
const mayBeThere = (version: string, { now, partly, doubt }: RunsThere): boolean =>
  [...(doubt?.may ?? []), ...(partly ? [partly.version, now?.version] : [])].some((v) => isSameVersion(v, version));

/** The last version that ran there before and was not ill; null where nobody knows of one. */
const healthyBefore = (version: string, { before }: RunsThere): string | null =>
  before.find((ran) => !isSameVersion(ran.version, version) && !isIll(ran))?.version ?? null;
