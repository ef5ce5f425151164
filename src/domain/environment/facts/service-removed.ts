import { newContent } from '../../build/new-content.ts';
import { fact } from '../../deciding/fact.ts';
import { dueAt } from '../../intents/due.ts';
import type { Due } from '../../intents/intent.ts';
import { listed, type Phrase, say, at as when } from '../../phrase.ts';
import { isRunning } from '../../release/release.ts';
import { environments } from '../document.ts';
import { type Outside, type Whose, withPlace } from '../environment.ts';
import { removedThere } from '../going-live.ts';
import { overShown } from '../over-shown.ts';
import { outsideBy } from '../place-words.ts';
import { shownThere, thoseConcerned } from '../stuck-releases.ts';

/** `at`: UTC ISO. `changes`: the regions where anything ran until now; `brought`: which releases had brought it there. */
type Data = {
  service: string;
  regions: string[];
  at: string;
  changes: string[];
  brought: { release: string; version: string }[];
  outside: Omit<Outside, 'by'>;
  text: { by?: Whose };
};

/** A system told that nothing of a service is left there, whichever version it was. What Gonogo released does not go silently: its thread says so. */
export const serviceRemoved = fact(environments, 'ServiceRemoved')<Data>()({
  evolve: (environment, { service, regions, at, outside, text: { by } }) =>
    regions.reduce(
      (all, region) =>
        withPlace(all, { service, region }, (place) =>
          removedThere(place, { since: at, outside: { ...outside, ...(by !== undefined && { by }) } }),
        ),
      environment,
    ),
  reads: ({ service }, _, world) => thoseConcerned(service, world),
  follows(removed, runs, world): Due[] {
    const { environment, service, at, changes, brought } = removed;
    if (changes.length === 0) return [];
    const due = dueAt(world);
    const cause = `removed/${environment}/${service}/${at}`;
    const said = removedWords(removed);
    const running = world.openReleases.filter((r) => r.environment === environment && isRunning(r)).map((r) => r.id);
    const threads = [...new Set([...brought.map((b) => b.release), ...running])];
    return [
      due.news(cause, said),
      ...threads.map((id) => due.note(id, cause, said, true)),
      ...newContent(world, (r) => r.environment === environment),
      ...shownThere(environment, world),
      ...overShown(
        runs,
        changes.map((region) => ({ service, region })),
        world,
      ),
    ];
  },
});

/** "Removed outside Gonogo: checkout-api runs in eu of production no more since 14:02, told by cdevents. 4.2 of R-12 ran there: deploy it again if nobody meant that." */
function removedWords({
  environment,
  service,
  at,
  changes,
  brought,
  outside,
  text,
}: Data & { environment: string }): Phrase {
  const by = { ...outside, ...(text.by !== undefined && { by: text.by }) };
  const gone = say`Removed outside Gonogo: ${service} runs in ${changes.join(', ')} of ${environment} no more since ${when(at)}, ${outsideBy(by)}${outside.url === undefined ? say`` : say`: ${outside.url}`}`;
  if (brought.length === 0) return gone;
  const ran = listed(brought.map(({ release, version }) => say`${version} of ${release}`));
  return say`${gone}\n${ran} ran there until then: deploy it again, unless that was meant`;
}
