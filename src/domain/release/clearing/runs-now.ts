import { environmentNamed } from '../../company/services.ts';
import type { World } from '../../deciding/world.ts';
import type { Environments } from '../../environment/document.ts';
import { isKnown, placeAt, type WhatRuns } from '../../environment/environment.ts';
import { placeWords } from '../../environment/place-words.ts';
import { fewOf } from '../../few.ts';
import { type Phrase, say } from '../../phrase.ts';
import { type Release, servicesOf } from '../release.ts';

/** More regions than these are a wall: those of which the same is told stand in one line then, and the first of them are named. */
const REGIONS_MAX = 8;

/** What of a release's services runs where it goes: a phrase a region, "eu: api 4.2 since 14:09 (R-12)". */
export function runsByRegion(
  release: Pick<Release, 'items' | 'environment'>,
  { company, environments }: Pick<World, 'company'> & Environments,
): Phrase[] {
  const running = environments[release.environment];
  const regions = environmentNamed(company, release.environment)?.regions ?? [];
  const each = regions.map((region) => ({ region, runs: runsIn(region, servicesOf(release), running) }));
  const alike = Map.groupBy(each, ({ region, runs }) => (regions.length > REGIONS_MAX ? JSON.stringify(runs) : region));
  return [...alike.values()].flatMap((of) => {
    const names = of.map(({ region }) => region);
    return of.slice(0, 1).map(({ runs }) => say`${fewOf(names, REGIONS_MAX)}: ${runs}`);
  });
}

/** "api 4.2 since 14:09, nobody has told what runs of ledger, refunds" */
function runsIn(region: string, services: readonly string[], running: WhatRuns | undefined): Phrase {
  const each = services.map((service) => {
    const place = placeAt(running, service, region);
    return { service, known: isKnown(place) || place.partly !== undefined, words: placeWords(place) };
  });
  const alike = Map.groupBy(each, ({ service, known, words }) => (known ? service : JSON.stringify(words)));
  const told = [...alike.values()].flatMap((of) => {
    const names = of.map(({ service }) => service).join(', ');
    return of.slice(0, 1).map(({ known, words }) => (known ? say`${names} ${words}` : say`${words} of ${names}`));
  });
  return told.flatMap((one, i) => (i > 0 ? [{ say: ', ' }, ...one] : one));
}

/** The same in one phrase, a line a region. */
export const runsNow = (
  release: Pick<Release, 'items' | 'environment'>,
  world: Pick<World, 'company'> & Environments,
): Phrase => runsByRegion(release, world).flatMap((line, i) => (i > 0 ? [{ say: '\n' }, ...line] : line));
