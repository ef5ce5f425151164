import type { World } from '../../deciding/world.ts';
import { looksAt } from '../../environment/looking.ts';
import { spotOf } from '../../environment/spot.ts';
import type { Due } from '../../intents/intent.ts';
import { own } from '../../own.ts';
import { type OpenReleases, openWithAny } from '../../release/document.ts';
import { seenAnew } from '../../release/facts/window-timer.ts';
import type { Answers, VersionAnswer } from '../answers.ts';

/** The answers with one of a region changed. */
export const inRegion = (
  all: Answers,
  region: string,
  change: (answer: VersionAnswer | undefined) => VersionAnswer,
): Answers => ({
  ...all,
  regions: { ...all.regions, [region]: change(own(all.regions, region)) },
});

export const openAt = ({ place }: { place: string }) => ({ openReleases: openWithAny([spotOf(place).service]) });

/** What is checked of the releases that go there, or have to be the same as what runs there, is another now. */
export const checkedThere = (place: string, world: World & OpenReleases): Due[] => {
  const { environment } = spotOf(place);
  return world.openReleases
    .filter((r) => r.environment === environment || looksAt(r, environment, world.company))
    .flatMap((r) => seenAnew(r, world));
};
