import { isAhead } from '../deadline/deadline.ts';
import type { World } from '../decision.ts';
import type { EnvironmentFact } from '../environment/environment.ts';
import { type Due, dueAt, headlineOf } from '../intents.ts';
import type { Release } from '../release/release.ts';
import type { BuildFact } from './build.ts';

/** A build is what some releases are about: their votes are compared with it, and their messages show it. */
export const ofBuild = ({ service, version }: BuildFact, world: World): Due[] =>
  newlyAbout(world, (r) => r.items.some((i) => i.service === service && i.version === version));

/** What went live, forwards or back, changes what is new in others that go there: more may have written it. */
export const ofLive = (fact: Extract<EnvironmentFact, { type: 'VersionWentLive' }>, world: World): Due[] =>
  newlyAbout(world, (r) => r.environment === fact.environment && r.items.some((i) => i.service === fact.service));

function newlyAbout(world: World, concerned: (release: Release) => boolean): Due[] {
  const due = dueAt(world);
  return world.openReleases
    .filter((r) => isAhead(r) && concerned(r))
    .flatMap(({ id, ...r }) => [
      due.edit(headlineOf(id)),
      ...('vote' in r && r.vote ? [due.edit(r.vote)] : []),
      ...(('vote' in r && r.vote) || r.overrides
        ? [due.timer(`compare/${id}`, world.now, { type: 'CompareContent', release: id }, 'latest')]
        : []),
    ]);
}
