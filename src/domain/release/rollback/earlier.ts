import { isSameVersion } from '../../build/same-version.ts';
import { environmentNamed } from '../../company/services.ts';
import type { World } from '../../deciding/world.ts';
import type { Environments } from '../../environment/document.ts';
import { isIll, placeAt, type RunsThere } from '../../environment/environment.ts';
import { wavesOf } from '../../strategy/waves.ts';
import type { Item, Leg, Release, Stage } from '../release.ts';
import { isNameless } from './nameless.ts';

/** What of a release goes back in an environment that it passed, newest step first; `stays`: what does not, and why: "api in eu: 4.3 runs there". */
export type EarlierBack = { environment: string; stages: Stage[]; stays: string[] };

type Known = Pick<World, 'company'> & Environments;

/** A release that is on its way back in an environment before its last: that one, and what came after it, are behind it. */
export const isFurtherBack = ({
  environment,
  wentBack: [own] = [],
}: Pick<Release, 'environment' | 'wentBack'>): boolean => own !== undefined && own.environment !== environment;

/** Whether a release that is back where it went last may run still in environments before that. */
export const isEarlierLeft = (release: Release): boolean =>
  release.status === 'rolled-back' && !release.replacedBy && !release.drill && (release.passed ?? []).length > 0;

/** Whether it can be chosen that a release goes back before its last environment too: not of one that is on its way back already. */
export const canGoFurther = (release: Release): boolean =>
  release.status === 'completed' ||
  release.status === 'deploying' ||
  release.status === 'failed' ||
  isEarlierLeft(release);

/** The environments that a release passed, the last first: so they go back. `services`: those of it that go. */
export const earlierBack = (release: Release, services: readonly string[], world: Known): EarlierBack[] =>
  (release.passed ?? []).toReversed().map((leg) => backIn(release, leg, services, world));

function backIn(release: Release, { environment }: Leg, services: readonly string[], world: Known): EarlierBack {
  const stays: string[] = [];
  const going = ({ service, version }: Item, region: string): Stage['items'] => {
    const place = placeAt(world.environments[environment], service, region);
    const why = staysBecause(release.id, version, place);
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
  return { environment, stages: stages.filter((s) => !lost.includes(s)).toReversed(), stays };
}

/** Why what a release brought to a place is not taken back there; undefined where it runs there, and nothing else. */
function staysBecause(id: string, version: string, { now, partly, doubt }: RunsThere): string | undefined {
  if (doubt || partly) return 'what runs there is in doubt';
  if (!now) return 'nothing of it runs there';
  if (!isSameVersion(now.version, version)) return `${now.version} runs there`;
  return now.release === id ? undefined : `${now.release ?? 'something else'} brought it there`;
}

/** The last version that ran there before and was not ill; null where nobody knows of one. */
const healthyBefore = (version: string, { before }: RunsThere): string | null =>
  before.find((ran) => !isSameVersion(ran.version, version) && !isIll(ran))?.version ?? null;
