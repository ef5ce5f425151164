import { environmentNamed } from '../../company/services.ts';
import type { World } from '../../deciding/world.ts';
import type { Environments } from '../../environment/document.ts';
import { isKnown, placeAt } from '../../environment/environment.ts';
import { placeWords } from '../../environment/place-words.ts';
import { type Phrase, say } from '../../phrase.ts';
import { type Release, servicesOf } from '../release.ts';

/** What of a release's services runs where it goes: a phrase a region, "eu: api 4.2 since 14:09 (R-12)". */
export function runsByRegion(
  release: Pick<Release, 'items' | 'environment'>,
  { company, environments }: Pick<World, 'company'> & Environments,
): Phrase[] {
  const running = environments[release.environment];
  return (environmentNamed(company, release.environment)?.regions ?? []).map((region) => {
    const each = servicesOf(release).map((s) => {
      const place = placeAt(running, s, region);
      return isKnown(place) ? say`${s} ${placeWords(place)}` : say`${placeWords(place)} of ${s}`;
    });
    return say`${region}: ${each.flatMap((one, i) => (i > 0 ? [{ say: ', ' }, ...one] : one))}`;
  });
}

/** The same in one phrase, a line a region. */
export const runsNow = (
  release: Pick<Release, 'items' | 'environment'>,
  world: Pick<World, 'company'> & Environments,
): Phrase => runsByRegion(release, world).flatMap((line, i) => (i > 0 ? [{ say: '\n' }, ...line] : line));
